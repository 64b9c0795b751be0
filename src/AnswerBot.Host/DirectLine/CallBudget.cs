namespace AnswerBot.Host.DirectLine;

/// <summary>How many calls a minute allows, counted from the first call of each minute. Safe for many threads.</summary>
internal sealed class CallBudget(int perMinute, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _began = clock.GetTimestamp();
    private int _calls;

    /// <summary>Takes one call; false where the minute has none left.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_began) >= TimeSpan.FromMinutes(1))
            {
                (_began, _calls) = (clock.GetTimestamp(), 0);
            }

            return ++_calls <= perMinute;
        }
    }
}
