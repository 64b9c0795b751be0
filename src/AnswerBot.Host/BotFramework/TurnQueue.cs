using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// Runs accepted turns after the channel has its answer: those of one conversation in order, those of different conversations side by side.
/// Bounded in turns, turns of one conversation and bytes. A stop lets what was accepted run to its end, for a limited time.
/// </summary>
internal sealed partial class TurnQueue(IOptions<BotOptions> options, TimeProvider time, ILogger<TurnQueue> logger) : IHostedService, IDisposable
{
    private const long MaxBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan GraceAfterCancellation = TimeSpan.FromSeconds(2);

    private readonly BotOptions _options = options.Value;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();

    // Guarded by the lock. A conversation has a line as long as a worker runs for it.
    private readonly Dictionary<string, Line> _lines = [];
    private readonly RecentActivities _recent = new(time);
    private int _count;
    private long _bytes;
    private bool _isStopping;

    /// <summary>Turns that wait or run.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Queues a turn, unless it is a repetition or there is no place. Never waits.</summary>
    public TurnAdmission Add(QueuedTurn turn)
    {
        lock (_lock)
        {
            if (turn.ActivityKey is { } key && _recent.Contains(key))
            {
                return TurnAdmission.Duplicate;
            }

            if (!HasPlaceFor(turn))
            {
                return TurnAdmission.Full;
            }

            Enqueue(turn);
            return TurnAdmission.Accepted;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Instruments.ObserveQueue(() => Count);
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing more and waits for what runs; what is not done in time is cancelled and counted in the log.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var workers = Task.WhenAll(CloseAndListWorkers());
        try
        {
            await workers.WaitAsync(_options.DrainTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogAbandoned(Count, _options.DrainTimeout);
            await _stop.CancelAsync();
            await workers.WaitAsync(GraceAfterCancellation, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isStopping = true;
        }

        // Not disposed: a turn that still runs looks at its token.
        _stop.Cancel();
    }

    private bool HasPlaceFor(QueuedTurn turn) =>
        !_isStopping
        && _count < _options.QueueCapacity
        && _bytes + turn.Bytes <= MaxBytes
        && (!_lines.TryGetValue(turn.Conversation, out var line) || line.Turns.Count < _options.ConversationCapacity);

    private void Enqueue(QueuedTurn turn)
    {
        _count++;
        _bytes += turn.Bytes;
        if (turn.ActivityKey is { } key)
        {
            _recent.Add(key);
        }

        if (_lines.TryGetValue(turn.Conversation, out var line))
        {
            line.Turns.Enqueue(turn);
            return;
        }

        line = new Line();
        line.Turns.Enqueue(turn);
        _lines.Add(turn.Conversation, line);
        line.Worker = Task.Run(() => WorkAsync(turn.Conversation, line), CancellationToken.None);
    }

    private List<Task> CloseAndListWorkers()
    {
        lock (_lock)
        {
            _isStopping = true;
            return [.. _lines.Values.Select(line => line.Worker)];
        }
    }

    private async Task WorkAsync(string conversation, Line line)
    {
        for (var turn = First(line); turn is not null; turn = Next(conversation, line))
        {
            await RunAsync(turn);
        }
    }

    private QueuedTurn First(Line line)
    {
        lock (_lock)
        {
            return line.Turns.Peek();
        }
    }

    /// <summary>Takes the finished turn out and gives the one behind it; null, and the line is gone, where there is none.</summary>
    private QueuedTurn? Next(string conversation, Line line)
    {
        lock (_lock)
        {
            _count--;
            _bytes -= line.Turns.Dequeue().Bytes;
            if (line.Turns.TryPeek(out var next))
            {
                return next;
            }

            _lines.Remove(conversation);
            return null;
        }
    }

    private async Task RunAsync(QueuedTurn turn)
    {
        using var limit = new CancellationTokenSource(_options.TurnTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, limit.Token);
        try
        {
            await turn.RunAsync(either.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Counted by StopAsync.
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogTimedOut(_options.TurnTimeout);
        }
        catch (ReplyRefusedException refused)
        {
            LogUndelivered(refused.Message);
        }
        catch (Exception exception)
        {
            // One turn that fails must not end the line of those behind it.
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity failed.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reply was not delivered. {Reason}")]
    private partial void LogUndelivered(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity was given up after {Limit} (AnswerBot:Bot:TurnTimeout).")]
    private partial void LogTimedOut(TimeSpan limit);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Turns} accepted activities were not finished within {Limit} (AnswerBot:Bot:DrainTimeout) when the server stopped; they are lost.")]
    private partial void LogAbandoned(int turns, TimeSpan limit);

    private sealed class Line
    {
        public Queue<QueuedTurn> Turns { get; } = [];

        public Task Worker { get; set; } = Task.CompletedTask;
    }
}
