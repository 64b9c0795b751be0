using AnswerBot.Transcripts;

namespace AnswerBot.Passages;

/// <summary>The unit that is indexed, ranked and quoted: one answer paragraph with what its citation needs.</summary>
/// <param name="Id">Stable: transcript, turn and paragraph, as in <c>2020-05-24-wang-yi/t1/p2</c>.</param>
/// <param name="TranscriptId">See <see cref="Transcript.Id"/>.</param>
/// <param name="Turn">See <see cref="Transcripts.Turn.Number"/>.</param>
/// <param name="Paragraph">See <see cref="Transcripts.Paragraph.Number"/>.</param>
/// <param name="Text">The paragraph, verbatim.</param>
/// <param name="Span">Its place in the transcript's text.</param>
/// <param name="Speaker">Who says it.</param>
/// <param name="Asker">The asker's label as printed; null in turn 0.</param>
/// <param name="AskerOutlet">See <see cref="Transcripts.Turn.AskerOutlet"/>.</param>
/// <param name="Question">The question that the paragraph answers, verbatim; null in turn 0.</param>
/// <param name="Date">The day of the event; null where not known.</param>
public sealed record Passage(
    string Id,
    string TranscriptId,
    int Turn,
    int Paragraph,
    string Text,
    TextSpan Span,
    string Speaker,
    string? Asker,
    string? AskerOutlet,
    string? Question,
    DateOnly? Date)
{
    /// <summary>The paragraph behind its question, as it is encoded a second time and indexed for words; the paragraph alone in turn 0.</summary>
    public string TextInContext => Question is null ? Text : $"{Question}\n{Text}";

    /// <summary>Where <see cref="Text"/> begins in <see cref="TextInContext"/>.</summary>
    public int ContextLength => Question is null ? 0 : Question.Length + 1;
}
