namespace AnswerBot.Transcripts;

/// <summary>
/// A press conference as read from one file: the extracted text, to which every offset refers, and its cut into turns.
/// Made by <see cref="TranscriptReader"/>, stored whole in the index, and the only source quotes are sliced from.
/// </summary>
/// <param name="Metadata">What is known about the event; from the JSON file beside the text, or guessed where there is none.</param>
/// <param name="Text">The extracted text. For plain text: the decoded file without byte-order mark, line ends untouched; for other formats the words without their markup.</param>
/// <param name="SourceSha256">SHA-256 of the original file's bytes, 64 lowercase hexadecimal digits.</param>
/// <param name="Turns">In reading order; numbers ascend by one and start at 0 where something was said before the first question, else at 1.</param>
public sealed record Transcript(TranscriptMetadata Metadata, string Text, string SourceSha256, IReadOnlyList<Turn> Turns)
{
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
