namespace AnswerBot.Summaries;

/// <summary>
/// When a model must not be asked: after failures in a row, while the service wants to be left alone, and where the hour's tokens or money are spent.
/// Thread-safe; counts for one process.
/// </summary>
internal sealed class SummaryLimits(SummaryOptions options, TimeProvider clock)
{
    private const int FailuresInARow = 5;
    private const double PricedTokens = 1_000_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset At, long Tokens, double Cost)> _spent = new();
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private int _failures;
    private long _tokens;
    private double _cost;

    /// <summary>Why the model must not be asked now, in words; null where it may.</summary>
    public string? Objection()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Forget(now - Window);
            return now < _closedUntil ? $"The model failed before and is left alone for {Math.Ceiling((_closedUntil - now).TotalSeconds)} seconds."
                : options.TokensPerHour > 0 && _tokens >= options.TokensPerHour ? "The tokens for this hour are used up (AnswerBot:Summaries:TokensPerHour)."
                : options.CostPerHour > 0 && _cost >= options.CostPerHour ? "The money for this hour is spent (AnswerBot:Summaries:CostPerHour)."
                : null;
        }
    }

    /// <summary>Counts what a request used, whatever became of it.</summary>
    public void Charge(long promptTokens, long replyTokens)
    {
        lock (_lock)
        {
            var cost = ((promptTokens * options.PromptPrice) + (replyTokens * options.ReplyPrice)) / PricedTokens;
            _spent.Enqueue((clock.GetUtcNow(), promptTokens + replyTokens, cost));
            _tokens += promptTokens + replyTokens;
            _cost += cost;
        }
    }

    /// <summary>The service works.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _failures = 0;
        }
    }

    /// <summary>The service failed; after some failures in a row, or at its own wish, it is not asked for a while. Then one request tries again.</summary>
    public void Failed(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            _failures++;
            var pause = retryAfter ?? (_failures >= FailuresInARow ? Pause : TimeSpan.Zero);
            _closedUntil = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        }
    }

    private void Forget(DateTimeOffset before)
    {
        while (_spent.TryPeek(out var oldest) && oldest.At < before)
        {
            _spent.Dequeue();
            _tokens -= oldest.Tokens;
            _cost -= oldest.Cost;
        }
    }
}
