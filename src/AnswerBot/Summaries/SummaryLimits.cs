using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>
/// When a model must not be asked: after failures in a row, while the service wants to be left alone, and where the hour's tokens or money are spent.
/// Thread-safe; counts for one process.
/// </summary>
internal sealed class SummaryLimits(SummaryOptions options, TimeProvider clock)
{
    private const int FailuresInARow = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset At, long Tokens, double Cost)> _spent = new();
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _wantedUntil = DateTimeOffset.MinValue;
    private int _failures;
    private long _tokens;
    private double _cost;

    /// <summary>Why the model must not be asked now, in the words of <paramref name="language"/>; null where it may.</summary>
    public string? Objection(QuestionLanguage language)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Forget(now - Window);
            return now < _closedUntil ? SummaryWords.LeftAlone(_closedUntil - now, language)
                : options.TokensPerHour > 0 && _tokens >= options.TokensPerHour ? SummaryWords.TokensSpent(language)
                : options.CostPerHour > 0 && _cost >= options.CostPerHour ? SummaryWords.MoneySpent(language)
                : null;
        }
    }

    /// <summary>How long the service still wants to be left alone at its own wish; zero where it does not.</summary>
    public TimeSpan WantedPause()
    {
        lock (_lock)
        {
            var left = _wantedUntil - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Counts what a request used, whatever became of it.</summary>
    public void Charge(long promptTokens, long replyTokens)
    {
        lock (_lock)
        {
            var cost = options.CostOf(promptTokens, replyTokens);
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
            _wantedUntil = retryAfter is null ? DateTimeOffset.MinValue : _closedUntil;
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
