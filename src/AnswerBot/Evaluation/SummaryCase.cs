using AnswerBot.Summaries;

namespace AnswerBot.Evaluation;

/// <summary>The summary of one answered question.</summary>
/// <param name="Id">The question's.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why there is none, in the question's language.</param>
/// <param name="Kept">The sentences shown, with their marks <c>[n]</c>.</param>
/// <param name="Dropped">The sentences that were not, each with the rule it broke.</param>
public sealed record SummaryCase(string Id, SummaryStatus Status, string? Reason, IReadOnlyList<string> Kept, IReadOnlyList<DroppedSentence> Dropped)
{
    /// <summary>Whether something was not shown.</summary>
    internal bool IsLess => Status != SummaryStatus.Ok || Dropped.Count > 0;

    internal static SummaryCase Of(QuestionResult result)
    {
        var (summary, verdict) = (result.Answer.Summary, result.Answer.Summary.Outcome?.Verdict);
        return new SummaryCase(result.Question.Id, summary.Status, summary.Reason, summary.Status == SummaryStatus.Ok ? verdict?.Kept ?? [] : [], verdict?.Dropped ?? []);
    }
}
