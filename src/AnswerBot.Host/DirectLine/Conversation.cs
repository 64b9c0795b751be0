using System.Text.Json.Nodes;

namespace AnswerBot.Host.DirectLine;

/// <summary>One conversation of the page with the bot: its activities, who may listen, and what is left of its bounds. Safe for many threads.</summary>
internal sealed class Conversation(ChatToken owner, string linkBase, DirectLineOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<CancellationTokenSource> _streams = [];
    private Task _lastTurn = Task.CompletedTask;
    private int _waiting;
    private long _used = clock.GetTimestamp();

    public string Id { get; } = owner.ConversationId;

    public string UserId { get; } = owner.UserId;

    /// <summary>The address that the page was opened at: the bot's links lead back to where the user is.</summary>
    public string LinkBase { get; } = linkBase;

    public ActivityLog Log { get; } = new(owner.ConversationId, options, clock);

    public StreamTickets Tickets { get; } = new(clock);

    public CallBudget Posts { get; } = new(options.PostsPerMinute, clock);

    public CallBudget Reads { get; } = new(options.ReadsPerMinute, clock);

    /// <summary>Since when nobody has used it; zero while somebody listens.</summary>
    public TimeSpan IdleFor
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count > 0 ? TimeSpan.Zero : clock.GetElapsedTime(_used);
            }
        }
    }

    public void Touch() => Interlocked.Exchange(ref _used, clock.GetTimestamp());

    /// <summary>
    /// Adds what the user posted to the log and lets the turn run after all that came before, both in the order of the calls.
    /// </summary>
    /// <param name="posted">What stays in the log and becomes its id; null for what the user is not shown.</param>
    /// <param name="turn">Handles it; must not throw.</param>
    /// <returns>The id in the log, empty where nothing was added; null where too much waits already.</returns>
    public string? TryEnqueue(JsonObject? posted, Func<Task> turn)
    {
        lock (_lock)
        {
            if (_waiting >= options.MaxWaiting)
            {
                return null;
            }

            var id = posted is null ? "" : Log.Append(posted, posted["type"]?.GetValue<string>() == "typing" ? EntryKind.Passing : EntryKind.Lasting);
            _waiting++;
            _lastTurn = RunAfterAsync(_lastTurn, turn);
            return id;
        }
    }

    /// <summary>Completes when everything that waited so far is done.</summary>
    public Task WhenQuietAsync()
    {
        lock (_lock)
        {
            return _lastTurn;
        }
    }

    /// <summary>Counts one more listener; where there are too many, the oldest is cut off.</summary>
    /// <returns>Cancelled when this listener must go; hand it back with <see cref="Leave"/>.</returns>
    public CancellationTokenSource Join(CancellationToken cancellationToken)
    {
        var stream = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_lock)
        {
            if (_streams.Count >= options.MaxStreams)
            {
                _streams[0].Cancel();
                _streams.RemoveAt(0);
            }

            _streams.Add(stream);
        }

        return stream;
    }

    /// <summary>Ends a listener.</summary>
    public void Leave(CancellationTokenSource stream)
    {
        lock (_lock)
        {
            _streams.Remove(stream);
            stream.Dispose();
        }

        Touch();
    }

    private async Task RunAfterAsync(Task former, Func<Task> turn)
    {
        await former;
        // The first turn of an idle conversation must not run inside the call that brought it.
        await Task.Yield();
        await turn();
        lock (_lock)
        {
            _waiting--;
        }
    }
}
