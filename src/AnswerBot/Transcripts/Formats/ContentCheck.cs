namespace AnswerBot.Transcripts.Formats;

/// <summary>Recognises files whose ending does not say what they are, by their first bytes.</summary>
internal static class ContentCheck
{
    /// <exception cref="TranscriptFormatException">The content is clearly of another kind than the ending says.</exception>
    public static void RequireNoOther(TranscriptFormat format, SourceContent content)
    {
        var bytes = content.Bytes.AsSpan();
        bool isArchive = bytes.StartsWith("PK"u8);
        if (format == TranscriptFormat.Word && !isArchive && bytes.Length > 0)
        {
            throw bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? OldWord(content)
                : Wrong(content, "The file is no Word document: a .docx file is a ZIP archive.", "Save it from the word processor as .docx, or give it the ending of what it is.");
        }

        if (format != TranscriptFormat.Word && isArchive)
        {
            throw Wrong(content, "The file is a ZIP archive, as Word documents are.", "If it is a Word document, give it the ending .docx; otherwise unpack it.");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw OldWord(content);
        }

        if (bytes.StartsWith("%PDF"u8) || bytes.StartsWith("{\\rtf"u8))
        {
            throw Wrong(content, $"The file is {(bytes[0] == '%' ? "a PDF" : "rich text (RTF)")}, which is not read.", "Save it as .docx, .html or .txt.");
        }
    }

    /// <exception cref="TranscriptFormatException">The text is that of another format.</exception>
    public static void RequireNoOther(TranscriptFormat format, SourceContent content, string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1024)).Trim();
        if (format != TranscriptFormat.WebVtt && head.StartsWith("WEBVTT", StringComparison.Ordinal))
        {
            throw Wrong(content, "The file is WebVTT.", "Give it the ending .vtt.");
        }

        bool isPage = head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        if (format != TranscriptFormat.Html && isPage)
        {
            throw Wrong(content, "The file is an HTML page.", "Give it the ending .html.");
        }

        if (format is TranscriptFormat.PlainText or TranscriptFormat.Markdown && SubRipCues.BeginIn(text))
        {
            throw Wrong(content, "The file has the cues of SubRip subtitles.", "Give it the ending .srt.");
        }
    }

    private static TranscriptFormatException OldWord(SourceContent content) =>
        Wrong(content, "The file is a document of an old Office format (.doc).", "Open it in a word processor and save it as .docx.");

    private static TranscriptFormatException Wrong(SourceContent content, string problem, string remedy) => new(content.Path, null, problem, remedy);
}
