using System.Text.Json;
using AnswerBot.Outcomes;
using AnswerBot.Summaries;

namespace AnswerBot.Evaluation;

/// <summary>What the summaries of the answered questions are worth. Part of an <see cref="EvaluationReport"/> where summaries were asked for.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Recording">SHA-256 of the recorded replies; null where the model itself was asked.</param>
/// <param name="Coverage">Answered questions with a summary.</param>
/// <param name="Statuses">What became of the summaries, by status.</param>
/// <param name="Kept">Sentences shown.</param>
/// <param name="Dropped">Sentences that the guard did not let through.</param>
/// <param name="DroppedByRule">The same by the rule that they broke.</param>
/// <param name="CitationPrecision">Citations in the sentences shown that lead to a gold passage; of answerable questions whose gold is among the excerpts.</param>
/// <param name="OnGold">Sentences shown that cite a gold passage at least once; of all answerable questions.</param>
/// <param name="Withheld">Questions that are answered although the transcripts do not answer them, and have no summary.</param>
/// <param name="Usage">Tokens and cost.</param>
/// <param name="Cases">Each answered question.</param>
public sealed record SummaryReport(
    string Model,
    string? Recording,
    Share Coverage,
    IReadOnlyDictionary<string, int> Statuses,
    int Kept,
    int Dropped,
    IReadOnlyDictionary<string, int> DroppedByRule,
    Share CitationPrecision,
    Share OnGold,
    Share Withheld,
    SummaryUsage Usage,
    IReadOnlyList<SummaryCase> Cases)
{
    /// <summary>Adds up the summaries of <paramref name="results"/>.</summary>
    /// <param name="results">What <see cref="Evaluator.EvaluateWithSummariesAsync"/> gave.</param>
    /// <param name="options">Model and prices.</param>
    /// <param name="recording">The replies that stood for the model's; null where it was asked.</param>
    public static SummaryReport Over(IReadOnlyCollection<QuestionResult> results, SummaryOptions options, ReplyRecording? recording)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(options);
        var answered = results.Where(result => result.Answer.Outcome == AnswerOutcome.Answered).ToList();
        var cases = answered.Select(SummaryCase.Of).ToList();
        var sentences = answered.Zip(cases).Where(pair => pair.First.Question.Answerable).SelectMany(pair => pair.Second.Kept.Select(sentence => CitesGold(pair.First, sentence))).ToList();
        return new SummaryReport(
            options.Model ?? "",
            recording?.Sha256,
            Share.Of(cases.Select(HasSummary)),
            Count(cases.Select(each => each.Status)),
            cases.Sum(each => each.Kept.Count),
            cases.Sum(each => each.Dropped.Count),
            Count(cases.SelectMany(each => each.Dropped).Select(dropped => dropped.Rule)),
            Share.Of(sentences.Where(sentence => sentence.IsGoldShown).SelectMany(sentence => sentence.Citations)),
            Share.Of(sentences.Select(sentence => sentence.Citations.Contains(true))),
            Share.Of(answered.Zip(cases).Where(pair => !pair.First.Question.Answerable).Select(pair => !HasSummary(pair.Second))),
            SummaryUsage.Of([.. answered.Select(result => result.Answer.Summary.Outcome?.Reply).OfType<SummaryReply>()], options),
            cases);
    }

    private static bool HasSummary(SummaryCase summary) => summary.Status == SummaryStatus.Ok;

    private static CitedSentence CitesGold(QuestionResult result, string sentence)
    {
        var gold = result.Answer.Excerpts.Where(excerpt => result.Question.Gold!.Any(wanted => excerpt.Quote.Contains(wanted, StringComparison.Ordinal))).Select(excerpt => excerpt.Rank).ToHashSet();
        return new CitedSentence(gold.Count > 0, [.. SummaryGuard.Marks(sentence).Select(gold.Contains)]);
    }

    private static SortedDictionary<string, int> Count<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        new(values.GroupBy(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString())).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);

    /// <param name="IsGoldShown">Whether there was a gold passage to cite.</param>
    /// <param name="Citations">For each citation, whether it leads to one.</param>
    private sealed record CitedSentence(bool IsGoldShown, IReadOnlyList<bool> Citations);
}
