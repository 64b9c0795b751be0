using System.Globalization;
using System.Text.Unicode;

namespace AnswerBot.Transcripts;

/// <summary>Bytes and text of a source file, with failures that name the file.</summary>
internal static class TranscriptFile
{
    private const char NoCharacter = '\uFFFE';

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The whole file.</summary>
    /// <exception cref="TranscriptFormatException">The file is larger than <paramref name="maxBytes"/> or cannot be opened.</exception>
    public static byte[] ReadBytes(string path, int maxBytes)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= maxBytes ? File.ReadAllBytes(path) : throw TooLarge(path, length, maxBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string problem = $"The file cannot be opened: {failure.Message}";
            throw new TranscriptFormatException(path, null, problem, "Check the path and the permissions.", failure);
        }
    }

    /// <summary>The text in <paramref name="bytes"/>, which must be UTF-8 throughout; a byte-order mark is not part of it.</summary>
    /// <exception cref="TranscriptFormatException">A byte is not UTF-8, or there is a U+FFFE; the exception names its line.</exception>
    public static string Decode(string path, byte[] bytes)
    {
        var body = WithoutByteOrderMark(bytes);
        char[] characters = new char[body.Length];
        var status = Utf8.ToUtf16(body, characters, out int read, out int written, replaceInvalidSequences: false);
        if (status != System.Buffers.OperationStatus.Done)
        {
            int line = body[..read].Count((byte)'\n') + 1;
            const string Remedy = "Save the file as UTF-8, for instance with: iconv -f GB18030 -t UTF-8";
            throw new TranscriptFormatException(path, line, "The text is not valid UTF-8.", Remedy);
        }

        int noCharacter = Array.IndexOf(characters, NoCharacter, 0, written);
        if (noCharacter >= 0)
        {
            int line = characters.AsSpan(0, noCharacter).Count('\n') + 1;
            throw new TranscriptFormatException(path, line, "The text holds U+FFFE, which is no character.", "Remove it: it has no normal form, so it cannot be searched.");
        }

        return new string(characters, 0, written);
    }

    /// <summary>What follows the byte-order mark, or everything where there is none.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

    private static TranscriptFormatException TooLarge(string path, long length, int maxBytes)
    {
        string problem = string.Create(CultureInfo.InvariantCulture, $"The file has {length:N0} bytes; at most {maxBytes:N0} are read.");
        return new TranscriptFormatException(path, null, problem, "Split it into one file per event.");
    }
}
