using System.Globalization;
using System.Text;
using System.Text.Json;
using AnswerBot.Answers;

namespace AnswerBot.Evaluation;

/// <summary>The figures of an evaluation: overall, by split, by category, and every miss.</summary>
/// <param name="Overall">All questions.</param>
/// <param name="BySplit">Development and test apart.</param>
/// <param name="ByCategory">Each category.</param>
/// <param name="MedianMilliseconds">Median time for an answer.</param>
/// <param name="SlowestMilliseconds">95th percentile of the time for an answer.</param>
/// <param name="Misses">Every question that went wrong.</param>
public sealed record EvaluationReport(
    Metrics Overall,
    IReadOnlyDictionary<string, Metrics> BySplit,
    IReadOnlyDictionary<string, Metrics> ByCategory,
    double MedianMilliseconds,
    double SlowestMilliseconds,
    IReadOnlyList<Miss> Misses)
{
    /// <summary>Adds up <paramref name="results"/>.</summary>
    public static EvaluationReport Over(IReadOnlyList<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var times = results.Select(result => result.Elapsed.TotalMilliseconds).Order().ToList();
        return new EvaluationReport(
            Metrics.Over(results),
            Group(results, result => result.Question.Split!),
            Group(results, result => result.Question.Category),
            Quantile(times, 0.5),
            Quantile(times, 0.95),
            [.. results.Select(Miss.From).OfType<Miss>()]);
    }

    /// <summary>For programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AnswerJson.Indented);

    /// <summary>For people.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| questions | n | first | first three | first five | MRR | served | sentence | attribution | refused | falsely refused | faithful |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        AppendRow(text, "**all**", Overall);
        foreach (var (name, metrics) in BySplit.Concat(ByCategory))
        {
            AppendRow(text, name, metrics);
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Time for an answer: median {MedianMilliseconds:F1} ms, 95 % within {SlowestMilliseconds:F1} ms. Shares with 95 % intervals.");
        foreach (var miss in Misses)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {miss.Id} ({miss.Problem}, {miss.Outcome}, confidence {miss.Confidence:F2}): {miss.Question} — got {miss.Got ?? "nothing"}, wanted {miss.Wanted ?? "no answer"}");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Writes <c>report.json</c> and <c>report.md</c>.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), ToJson(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.md"), ToMarkdown() + "\n", cancellationToken);
    }

    private static SortedDictionary<string, Metrics> Group(IReadOnlyList<QuestionResult> results, Func<QuestionResult, string> key) =>
        new(results.GroupBy(key).ToDictionary(group => group.Key, group => Metrics.Over([.. group])), StringComparer.Ordinal);

    private static double Quantile(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];

    private static void AppendRow(StringBuilder text, string name, Metrics metrics)
    {
        var shares = new[] { metrics.First, metrics.FirstThree, metrics.FirstFive };
        var others = new[] { metrics.Served, metrics.Sentence, metrics.Attribution, metrics.Refused, metrics.FalselyRefused, metrics.Faithful };
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {name} | {metrics.Questions} | {string.Join(" | ", shares.Select(Format))} | {(metrics.First.Count == 0 ? "–" : metrics.MeanReciprocalRank.ToString("F3", CultureInfo.InvariantCulture))} | {string.Join(" | ", others.Select(Format))} |");
    }

    private static string Format(Share share) => share.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{share.Value:F3} ({share.Low:F2}–{share.High:F2})");
}

/// <summary>A question that went wrong.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Problem">What went wrong: <c>rank 2</c>, <c>not in the first three</c>, <c>refused</c>, <c>answered</c>, <c>unfaithful</c>, <c>wrong asker</c>.</param>
/// <param name="Outcome">What the bot decided.</param>
/// <param name="Confidence">How sure it was.</param>
/// <param name="Got">The first-ranked passage.</param>
/// <param name="Wanted">The beginning of the gold.</param>
public sealed record Miss(string Id, string Question, string Problem, string Outcome, double Confidence, string? Got, string? Wanted)
{
    internal static Miss? From(QuestionResult result)
    {
        if (ProblemOf(result) is not { } problem)
        {
            return null;
        }

        var (question, answer) = (result.Question, result.Answer);
        var got = answer.Ranked is [var first, ..] ? $"t{first.Turn} p{first.Paragraph} ({first.Score:F2})" : null;
        return new Miss(question.Id, question.Question, problem, answer.Outcome.ToString(), answer.Confidence, got, question.Gold is [var gold, ..] ? gold : null);
    }

    private static string? ProblemOf(QuestionResult result)
    {
        var answered = result.Answer.Outcome == Outcomes.AnswerOutcome.Answered;
        return result.QuoteProblems.Count > 0 ? "unfaithful"
            : !result.Question.Answerable ? (answered ? "answered" : null)
            : result.AttributionHit == false ? "wrong asker"
            : result.GoldRank is null or > 3 ? "not in the first three"
            : !answered ? "refused"
            : result.GoldRank > 1 ? $"rank {result.GoldRank}"
            : null;
    }
}
