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

    private static Passage Build(Transcript transcript, Turn turn, Paragraph paragraph) => new(
        $"{transcript.Id}/t{turn.Number}/p{paragraph.Number}",
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
