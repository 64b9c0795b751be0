namespace AnswerBot.Transcripts.Formats;

/// <summary>Picks the format by the file's ending, makes sure that the content bears it out, and takes the text out of the file.</summary>
internal static class TranscriptFormats
{
    private static readonly Dictionary<string, TranscriptFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = TranscriptFormat.PlainText,
        [".md"] = TranscriptFormat.Markdown,
        [".markdown"] = TranscriptFormat.Markdown,
        [".html"] = TranscriptFormat.Html,
        [".htm"] = TranscriptFormat.Html,
        [".docx"] = TranscriptFormat.Word,
        [".srt"] = TranscriptFormat.SubRip,
        [".vtt"] = TranscriptFormat.WebVtt,
    };

    /// <summary>The endings that are read, for messages.</summary>
    public static string KnownEndings => string.Join(", ", Endings.Keys);

    /// <summary>Whether a file of that name is looked at when a folder is searched.</summary>
    public static bool HasKnownEnding(string path) => Endings.ContainsKey(Path.GetExtension(path));

    /// <exception cref="TranscriptFormatException">The ending is none of those that are read.</exception>
    public static TranscriptFormat Of(string path) =>
        Endings.TryGetValue(Path.GetExtension(path), out var format)
            ? format
            : throw new TranscriptFormatException(path, null, $"Files with the ending \"{Path.GetExtension(path)}\" are not read; read are {KnownEndings}.", "Save it as one of these.");

    /// <summary>The format in words.</summary>
    public static string NameOf(TranscriptFormat format) => format switch
    {
        TranscriptFormat.PlainText => "plain text",
        TranscriptFormat.Markdown => "Markdown",
        TranscriptFormat.Html => "HTML",
        TranscriptFormat.Word => "Word document",
        TranscriptFormat.SubRip => "SubRip subtitles",
        _ => "WebVTT subtitles",
    };

    /// <exception cref="TranscriptFormatException">The content is not of that format, or cannot be read.</exception>
    public static ExtractedText Extract(TranscriptFormat format, SourceContent content)
    {
        ContentCheck.RequireNoOther(format, content);
        return format switch
        {
            TranscriptFormat.PlainText => PlainTextFormat.Extract(content),
            TranscriptFormat.Markdown => MarkdownFormat.Extract(content),
            TranscriptFormat.Html => HtmlFormat.Extract(content),
            TranscriptFormat.Word => WordFormat.Extract(content),
            TranscriptFormat.SubRip => SubtitleFormat.Extract(content, SubRipCues.Read),
            _ => SubtitleFormat.Extract(content, WebVttCues.Read),
        };
    }
}
