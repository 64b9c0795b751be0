using System.Globalization;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// Makes text of a file's bytes, strictly: an encoding is taken only where every byte fits it, and a guess only where it is as good as certain. A wrong
/// guess would put characters into quotations that nobody printed.
/// </summary>
internal static class TextDecoder
{
    /// <summary>
    /// Measured on GB18030 and Big5 cuts of seven transcripts: from 80 characters on the right guess never had less than 0.99, with 40 it had 0.88 or more.
    /// Japanese, Korean, French and Russian text and random bytes were never taken for one of the two.
    /// </summary>
    private const float LowestConfidence = 0.9f;

    private const string Remedy =
        "Save the file as UTF-8, for instance with: iconv -f GB18030 -t UTF-8, or name its encoding in the metadata file beside it: { \"encoding\": \"gb18030\" }.";

    /// <summary>The detector tells these two apart from all others; single-byte encodings look too much alike to be guessed.</summary>
    private static readonly string[] Guessable = ["gb18030", "big5"];

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The text of <paramref name="content"/> without byte-order mark.</summary>
    /// <param name="content">The file; an encoding that its metadata names is the only one tried.</param>
    /// <param name="declared">The encoding that the file itself declares (HTML does); tried before any guess.</param>
    /// <exception cref="TranscriptFormatException">No encoding fits, or the text holds what is no character.</exception>
    public static DecodedText Decode(SourceContent content, string? declared = null)
    {
        var decoded = content.StatedEncoding is { } stated
            ? new DecodedText(DecodeAsStated(content, stated), null)
            : DecodeByMark(content) ?? DecodeAsDeclared(content, declared) ?? DecodeUnmarked(content);
        RefuseNoCharacters(content.Path, decoded.Text);
        return decoded;
    }

    /// <summary>The encoding of that name, which refuses what does not fit; null where there is none. GBK and GB2312 are read as GB18030, which holds both.</summary>
    public static Encoding? Named(string name)
    {
        string canonical = name.Trim().ToLowerInvariant() switch
        {
            "gbk" or "gb2312" or "gb_2312-80" or "x-gbk" or "cp936" => "gb18030",
            "utf8" => "utf-8",
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(canonical, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(canonical, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string DecodeAsStated(SourceContent content, string stated)
    {
        var encoding = Named(stated)
            ?? throw new TranscriptFormatException(content.Path, null, $"Its metadata names the encoding \"{stated}\", which is not known.", "Use a name such as utf-8, gb18030, big5 or utf-16.");
        return Strictly(encoding, content.Bytes)
            ?? throw new TranscriptFormatException(content.Path, null, $"The file is not {stated} throughout, the encoding that its metadata names.", "Correct the member \"encoding\", or leave it out.");
    }

    private static DecodedText? DecodeByMark(SourceContent content)
    {
        var bytes = content.Bytes;
        string? name = bytes.AsSpan().StartsWith(Utf8Mark) ? "utf-8"
            : bytes is [0xFF, 0xFE, 0, 0, ..] ? "utf-32"
            : bytes is [0xFF, 0xFE, ..] ? "utf-16"
            : bytes is [0xFE, 0xFF, ..] ? "utf-16BE"
            : null;
        return name is null ? null
            : Strictly(Named(name)!, bytes) is { } text ? new DecodedText(text, null)
            : name == "utf-8" ? throw NotUtf8(content, [])
            : throw new TranscriptFormatException(content.Path, null, $"The file begins with the mark of {name}, but is not {name} throughout: it may be cut off.", Remedy);
    }

    private static DecodedText? DecodeAsDeclared(SourceContent content, string? declared)
    {
        // A page in UTF-16 cannot be declared in letters that are single bytes: such a declaration is a relic of a conversion.
        if (declared is null || declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || Named(declared) is not { } encoding)
        {
            return null;
        }

        return Strictly(encoding, content.Bytes) is { } text ? new DecodedText(text, null) : null;
    }

    private static DecodedText DecodeUnmarked(SourceContent content)
    {
        var bytes = content.Bytes;
        if (!bytes.Contains((byte)0) && Strictly(Named("utf-8")!, bytes) is { } utf8)
        {
            return new DecodedText(utf8, null);
        }

        if (ClearUtf16(bytes) is { } name)
        {
            return new DecodedText(Strictly(Named(name)!, bytes)!, new MetadataGuess("encoding", name, "the bytes, which are text in no other way"));
        }

        return bytes.Contains((byte)0)
            ? throw new TranscriptFormatException(content.Path, null, "The file holds zero bytes and is not UTF-16 throughout, so it is no text.", Remedy)
            : DecodeByGuess(content);
    }

    private static DecodedText DecodeByGuess(SourceContent content)
    {
        var detected = CharsetDetector.DetectFromBytes(content.Bytes).Detected;
        if (detected is null)
        {
            throw NotUtf8(content, ["no other encoding was recognised"]);
        }

        string confidence = detected.Confidence.ToString("F2", CultureInfo.InvariantCulture);
        if (!Guessable.Contains(detected.EncodingName, StringComparer.OrdinalIgnoreCase) || detected.Confidence < LowestConfidence)
        {
            throw NotUtf8(content, [$"it may be {detected.EncodingName}, but only GB18030 and Big5 are recognised, from a confidence of {LowestConfidence:F1} on; it has {confidence}"]);
        }

        return Strictly(Named(detected.EncodingName)!, content.Bytes) is { } text
            ? new DecodedText(text, new MetadataGuess("encoding", detected.EncodingName, $"the bytes, with confidence {confidence}"))
            : throw NotUtf8(content, [$"it looks like {detected.EncodingName} (confidence {confidence}), but not every byte fits"]);
    }

    private static TranscriptFormatException NotUtf8(SourceContent content, IEnumerable<string> tried)
    {
        _ = Utf8.ToUtf16(content.Bytes, new char[content.Bytes.Length], out int read, out _, replaceInvalidSequences: false);
        int line = content.Bytes.AsSpan(0, read).Count((byte)'\n') + 1;
        string problem = $"{string.Join("; ", tried.Prepend("The text is not valid UTF-8"))}.";
        return new TranscriptFormatException(content.Path, line, problem, Remedy);
    }

    private static string? Strictly(Encoding encoding, byte[] bytes)
    {
        try
        {
            string text = encoding.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>UTF-16 without a mark, where one byte order gives ordinary characters nearly throughout and the other clearly fewer.</summary>
    private static string? ClearUtf16(byte[] bytes)
    {
        if (bytes.Length < 2 || bytes.Length % 2 != 0)
        {
            return null;
        }

        double little = OrdinaryShare(bytes, 0);
        double big = OrdinaryShare(bytes, 1);
        const double Clear = 0.95;
        const double Apart = 0.05;
        string? name = little >= Clear && little - big > Apart ? "utf-16" : big >= Clear && big - little > Apart ? "utf-16BE" : null;
        return name is not null && Strictly(Named(name)!, bytes) is not null ? name : null;
    }

    private static double OrdinaryShare(byte[] bytes, int low)
    {
        int ordinary = 0;
        for (int at = 0; at < bytes.Length; at += 2)
        {
            ordinary += IsOrdinary((char)(bytes[at + low] | (bytes[at + 1 - low] << 8))) ? 1 : 0;
        }

        return ordinary * 2.0 / bytes.Length;
    }

    private static bool IsOrdinary(char character) =>
        character is '\t' or '\n' or '\r' or '\uFEFF' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u024F') or (>= '\u2010' and <= '\u2027')
            or (>= '\u3000' and <= '\u303F') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');

    private static void RefuseNoCharacters(string path, string text)
    {
        int at = text.AsSpan().IndexOfAny('\0', '\uFFFD', '\uFFFE');
        if (at < 0)
        {
            return;
        }

        int line = text.AsSpan(0, at).Count('\n') + 1;
        throw text[at] switch
        {
            '\uFFFD' => new TranscriptFormatException(
                path, line, "The text holds U+FFFD, the mark of a character that a former conversion lost.", "Convert the original again, with the right encoding; what is lost cannot be quoted."),
            '\0' => new TranscriptFormatException(path, line, "The text holds U+0000, which is no character.", "Remove it, or save the file as text."),
            _ => new TranscriptFormatException(path, line, "The text holds U+FFFE, which is no character.", "Remove it: it has no normal form, so it cannot be searched."),
        };
    }
}
