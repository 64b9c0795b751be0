namespace AnswerBot.Host.Api;

/// <summary>
/// Lets as many questions run at once as there are cores, and a bounded number wait: encoding keeps a core busy, and a crowd of long questions
/// must not leave health checks and pages without a thread.
/// </summary>
internal sealed class AnswerGate(int slots, int places) : IDisposable
{
    private const int PlacesByDefault = 256;

    private readonly SemaphoreSlim _slots = new(slots);
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
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _slots.Dispose();
}
