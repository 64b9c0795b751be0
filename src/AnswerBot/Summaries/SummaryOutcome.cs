namespace AnswerBot.Summaries;

/// <summary>What became of a summary.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">In words; null where it is there, or off by configuration.</param>
/// <param name="Verdict">What the guard said; null where there was no reply.</param>
/// <param name="Reply">What the model wrote; null where there was none. For the evaluation only: never shown.</param>
/// <param name="Elapsed">From the request to the outcome.</param>
public sealed record SummaryOutcome(SummaryStatus Status, string? Reason, GuardVerdict? Verdict = null, SummaryReply? Reply = null, TimeSpan Elapsed = default)
{
    /// <summary>Neither configured nor asked for.</summary>
    public static SummaryOutcome Off { get; } = new(SummaryStatus.Off, null);
}
