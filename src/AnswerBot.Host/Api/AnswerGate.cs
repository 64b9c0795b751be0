using AnswerBot.Answers;

namespace AnswerBot.Host.Api;

/// <summary>
/// Lets as many questions run at once as there are cores, and a bounded number wait: encoding keeps a core busy, and a crowd of long questions
/// must not leave health checks and pages without a thread.
/// </summary>
internal sealed class AnswerGate(int slots, int places) : IDisposable
{
    private const int PlacesByDefault = 256;

    private readonly SemaphoreSlim _slots = new(slots);
    private readonly SemaphoreSlim _accepted = new(slots);
    private int _inside;

    public AnswerGate()
        : this(Environment.ProcessorCount, PlacesByDefault)
    {
    }

    /// <exception cref="ClientProblem">Too many are waiting already.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > slots + places)
            {
                throw new ClientProblem(StatusCodes.Status503ServiceUnavailable, "Too many questions are waiting. Try again in a moment.");
            }

            return await RunInSlotAsync(work, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    /// <summary>
    /// For work that was promised already and is bounded elsewhere: waits however long it takes. Of such work only as much as there are slots
    /// stands in the common line, so that a full queue of it does not keep everybody else waiting.
    /// </summary>
    public async Task<T> RunAcceptedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _accepted.WaitAsync(cancellationToken);
        try
        {
            return await RunInSlotAsync(work, cancellationToken);
        }
        finally
        {
            _accepted.Release();
        }
    }

    /// <summary>Quotes in a slot and sums up outside of it: a model that is waited for takes none, and others are answered meanwhile.</summary>
    /// <exception cref="ClientProblem">Too many are waiting already.</exception>
    public async Task<Answer> AnswerAsync(Answerer answerer, AnswerRequest request, CancellationToken cancellationToken)
    {
        var quoted = await RunAsync(() => answerer.QuoteAsync(request, cancellationToken), cancellationToken);
        return await answerer.SummarizeAsync(quoted, request, cancellationToken);
    }

    /// <summary>The same for a question that was accepted already; see <see cref="RunAcceptedAsync"/>.</summary>
    public async Task<Answer> AnswerAcceptedAsync(Answerer answerer, AnswerRequest request, CancellationToken cancellationToken)
    {
        var quoted = await RunAcceptedAsync(() => answerer.QuoteAsync(request, cancellationToken), cancellationToken);
        return await answerer.SummarizeAsync(quoted, request, cancellationToken);
    }

    public void Dispose()
    {
        _slots.Dispose();
        _accepted.Dispose();
    }

    private async Task<T> RunInSlotAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _slots.Release();
        }
    }
}
