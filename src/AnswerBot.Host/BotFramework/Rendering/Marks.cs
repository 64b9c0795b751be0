using System.Globalization;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// The numbers of the marks <c>[n]</c>. Teams turns every <c>[n]</c> of a citation into a box, however it is escaped: where a transcript itself
/// prints <c>[1]</c>, no citation is called 1.
/// </summary>
internal static class Marks
{
    /// <summary>The same answer, each excerpt's rank being the mark to show.</summary>
    public static Answer Assign(Answer answer)
    {
        var shown = answer.Excerpts.SelectMany(excerpt => new[] { excerpt.Quote, excerpt.Attribution })
            .Concat(answer.Related.SelectMany(related => new[] { related.Asker, related.Question }))
            .Append(answer.Message)
            .Append(answer.Question)
            .ToList();
        var free = Enumerable.Range(1, int.MaxValue - 1).Where(mark => !shown.Exists(text => text.Contains(Of(mark), StringComparison.Ordinal))).Take(answer.Excerpts.Count).ToList();
        var marked = answer.Excerpts.Select((excerpt, place) => excerpt with { Rank = free[place] }).ToList();
        return answer with { Excerpts = marked, Summary = Renumber(answer.Summary, [.. answer.Excerpts.Zip(marked, (before, after) => (before.Rank, after.Rank))]) };
    }

    public static string Of(int mark) => string.Create(CultureInfo.InvariantCulture, $"[{mark}]");

    // From the last to the first: a mark that was given already must not be taken for one still to come.
    private static AnswerSummary Renumber(AnswerSummary summary, IReadOnlyList<(int Before, int After)> changes) =>
        summary.Text is null ? summary : summary with
        {
            Text = changes.Reverse().Aggregate(summary.Text, (text, change) => text.Replace(Of(change.Before), Of(change.After), StringComparison.Ordinal)),
            Citations = [.. summary.Citations.SelectMany(rank => changes.Where(change => change.Before == rank).Select(change => change.After))],
        };
}
