using AnswerBot.Transcripts.Formats;

namespace AnswerBot.Transcripts;

/// <summary>Gives each paragraph the time in which its words were said.</summary>
internal static class ParagraphTimes
{
    /// <summary>The turns with the times of <paramref name="spans"/>, which are in reading order; unchanged where there are none.</summary>
    public static IReadOnlyList<Turn> Add(IReadOnlyList<Turn> turns, IReadOnlyList<TimedSpan> spans)
    {
        if (spans.Count == 0)
        {
            return turns;
        }

        int next = 0;
        return [.. turns.Select(turn => turn with { Paragraphs = [.. turn.Paragraphs.Select(paragraph => paragraph with { Time = TimeOf(paragraph.Span) })] })];

        TimeRange? TimeOf(TextSpan words)
        {
            while (next < spans.Count && spans[next].Span.End <= words.Start)
            {
                next++;
            }

            int first = next;
            while (next < spans.Count && spans[next].Span.Start < words.End)
            {
                next++;
            }

            return next == first ? null : new TimeRange(spans[first].Time.Start, spans.Skip(first).Take(next - first).Max(span => span.Time.End));
        }
    }
}
