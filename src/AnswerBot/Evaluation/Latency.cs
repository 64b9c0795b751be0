using System.Text.Json.Serialization;

namespace AnswerBot.Evaluation;

/// <summary>The time for an answer, in milliseconds. The one part of a report in which two runs differ.</summary>
/// <param name="Median">Half of the answers took no longer.</param>
/// <param name="Percentile95">95 % took no longer.</param>
public sealed record Latency(double Median, double Percentile95)
{
    /// <summary>What summaries took beyond that, whatever became of them; left out where no model was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Latency? Summaries { get; init; }

    /// <summary>The times of <paramref name="results"/>.</summary>
    public static Latency Over(IReadOnlyCollection<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var summaries = results.Select(result => result.Answer.Summary.Outcome?.Elapsed ?? TimeSpan.Zero).Where(elapsed => elapsed > TimeSpan.Zero).ToList();
        return Of(results.Select(result => result.Elapsed)) with { Summaries = summaries.Count == 0 ? null : Of(summaries) };
    }

    private static Latency Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToList();
        return new Latency(Quantile(sorted, 0.5), Quantile(sorted, 0.95));
    }

    private static double Quantile(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)], 1);
}
