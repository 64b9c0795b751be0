namespace AnswerBot.Transcripts.Formats;

/// <summary>The kinds of file that are read.</summary>
internal enum TranscriptFormat
{
    PlainText,
    Markdown,
    Html,
    Word,
    SubRip,
    WebVtt,
}
