using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests;

/// <summary>
/// A clock that goes on only when whoever waited by it has done its next step. What follows a timer runs on another thread: a clock that simply went on
/// would have passed the next time to act by then.
/// </summary>
internal sealed class StepClock : FakeTimeProvider
{
    private int _set;
    private int _wentOff;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(
            given =>
            {
                Interlocked.Increment(ref _wentOff);
                callback(given);
            },
            state,
            dueTime,
            period);
        Interlocked.Increment(ref _set);
        return timer;
    }

    /// <summary>Goes on by <paramref name="step"/>, then waits until <paramref name="work"/> is done or waits by the clock again.</summary>
    public async Task AdvanceAsync(TimeSpan step, Task work)
    {
        Advance(step);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!work.IsCompleted && _wentOff > 0 && Volatile.Read(ref _set) == Volatile.Read(ref _wentOff))
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
