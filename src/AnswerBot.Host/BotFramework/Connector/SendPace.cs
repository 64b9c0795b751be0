namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>
/// Holds sends to one conversation back to what Teams allows: 7 in a second, 8 in two, 60 in thirty, 1,800 in an hour. Whoever sends faster is
/// turned away there, and the more so the more often. Safe for several threads.
/// </summary>
internal sealed class SendPace(TimeProvider time)
{
    private static readonly (int Sends, TimeSpan Window)[] Limits =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly TimeSpan Longest = Limits[^1].Window;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _sends = [];
    private DateTimeOffset _lastSweep = time.GetUtcNow();

    /// <summary>Conversations that are remembered: those of the last hour.</summary>
    internal int Conversations
    {
        get
        {
            lock (_lock)
            {
                return _sends.Count;
            }
        }
    }

    /// <summary>Takes the next moment at which the conversation may be sent to, and waits for it.</summary>
    public async Task WaitAsync(string conversation, CancellationToken cancellationToken)
    {
        var wait = Reserve(conversation);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private TimeSpan Reserve(string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            if (!_sends.TryGetValue(conversation, out var sends))
            {
                _sends.Add(conversation, sends = []);
            }

            sends.RemoveRange(0, sends.FindIndex(send => send > now - Longest) is var kept and >= 0 ? kept : sends.Count);
            var moment = Limits
                .Where(limit => sends.Count >= limit.Sends)
                .Select(limit => sends[^limit.Sends] + limit.Window)
                .Append(now)
                .Max();
            sends.Add(moment);
            return moment - now;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - _lastSweep < SweepInterval)
        {
            return;
        }

        _lastSweep = now;
        foreach (var idle in _sends.Where(entry => entry.Value[^1] <= now - Longest).Select(entry => entry.Key).ToList())
        {
            _sends.Remove(idle);
        }
    }
}
