namespace AnswerBot.Transcripts;

/// <summary>
/// A press conference as read from one file: the extracted text, to which every offset refers, and its cut into turns.
/// Made by <see cref="TranscriptReader"/>, stored whole in the index, and the only source quotes are sliced from.
/// </summary>
/// <param name="Metadata">What is known about the event; from the JSON file beside the text, or guessed where there is none.</param>
/// <param name="Text">
/// The extracted text. For plain text: the decoded file without byte-order mark, line ends untouched; for other formats the words without their markup.
/// An index of many transcripts leaves it in its file until it is asked for (<see cref="ReadingTextBy"/>); reading it can then fail as the index can.
/// </param>
/// <param name="SourceSha256">SHA-256 of the original file's bytes, 64 lowercase hexadecimal digits.</param>
/// <param name="Turns">In reading order; numbers ascend by one and start at 0 where something was said before the first question, else at 1.</param>
public sealed record Transcript(TranscriptMetadata Metadata, string Text, string SourceSha256, IReadOnlyList<Turn> Turns)
{
    /// <inheritdoc cref="Transcript(TranscriptMetadata, string, string, IReadOnlyList{Turn})" path="/param[@name='Text']"/>
    public string Text { get => Reader is { } read ? read() : field; init; } = Text;

    private Func<string>? Reader { get; init; }

    /// <summary>The same transcript, whose text is fetched whenever it is asked for.</summary>
    /// <param name="read">Gives the text; called from several threads.</param>
    public Transcript ReadingTextBy(Func<string> read) => this with { Text = "", Reader = read };

    /// <summary>The same transcript with its text in memory.</summary>
    public Transcript WithText(string text) => this with { Text = text, Reader = null };

    /// <summary>The stable name used in ids and links; unique within an index.</summary>
    public string Id => Metadata.Id;

    /// <summary>How many answer paragraphs all turns have together.</summary>
    public int ParagraphCount => Turns.Sum(turn => turn.Paragraphs.Count);

    /// <summary>The paragraph of that number; null where there is none.</summary>
    public Paragraph? ParagraphAt(int turn, int paragraph) =>
        Turns.FirstOrDefault(candidate => candidate.Number == turn)?.Paragraphs.FirstOrDefault(candidate => candidate.Number == paragraph);

    /// <summary>The question put in <paramref name="turn"/>, inner line breaks and indentation as published; null where there is none.</summary>
    public string? QuestionOf(Turn turn) => turn.Question?.In(Text);
}
