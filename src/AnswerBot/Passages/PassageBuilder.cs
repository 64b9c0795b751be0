using AnswerBot.Transcripts;

namespace AnswerBot.Passages;

/// <summary>Cuts a transcript into passages: one for each answer paragraph, never merged across turns, never split.</summary>
public static class PassageBuilder
{
    /// <summary>The passages in reading order.</summary>
    public static IReadOnlyList<Passage> Build(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return [.. transcript.Turns.SelectMany(turn => turn.Paragraphs.Select(paragraph => Build(transcript, turn, paragraph)))];
    }

    /// <summary>The id of a passage.</summary>
    internal static string IdOf(Transcript transcript, Turn turn, Paragraph paragraph) => $"{transcript.Id}/t{turn.Number}/p{paragraph.Number}";

    /// <summary>One passage.</summary>
    internal static Passage Build(Transcript transcript, Turn turn, Paragraph paragraph) => new(
        IdOf(transcript, turn, paragraph),
        transcript.Id,
        turn.Number,
        paragraph.Number,
        paragraph.Span.In(transcript.Text),
        paragraph.Span,
        paragraph.Speaker,
        turn.Asker,
        turn.AskerOutlet,
        transcript.QuestionOf(turn),
        transcript.Metadata.Date);
}
