namespace AnswerBot.Host.DirectLine;

/// <summary>
/// What opens a conversation's stream: a browser cannot send a header with a WebSocket, and a token in an address would stay in logs. A ticket is good
/// once, for a minute. Safe for many threads.
/// </summary>
internal sealed class StreamTickets(TimeProvider clock)
{
    // A client asks for the next only after it gave up the last.
    private const int MaxOpen = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<(string Ticket, DateTimeOffset Expires)> _open = [];

    public string Issue()
    {
        var ticket = TokenSigner.NewId();
        lock (_lock)
        {
            _open.RemoveAll(entry => entry.Expires <= clock.GetUtcNow());
            if (_open.Count == MaxOpen)
            {
                _open.RemoveAt(0);
            }

            _open.Add((ticket, clock.GetUtcNow() + Lifetime));
        }

        return ticket;
    }

    /// <summary>Whether the ticket is good; it is not a second time.</summary>
    public bool TryUse(string ticket)
    {
        lock (_lock)
        {
            var place = _open.FindIndex(entry => entry.Ticket == ticket && entry.Expires > clock.GetUtcNow());
            if (place >= 0)
            {
                _open.RemoveAt(place);
            }

            return place >= 0;
        }
    }
}
