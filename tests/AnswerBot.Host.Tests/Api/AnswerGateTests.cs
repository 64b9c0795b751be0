using AnswerBot.Host.Api;

namespace AnswerBot.Host.Tests.Api;

public sealed class AnswerGateTests
{
    [Fact]
    public async Task Who_finds_no_place_to_wait_is_turned_away_and_the_place_is_free_again_later()
    {
        using var gate = new AnswerGate(slots: 1, places: 1);
        var finish = new TaskCompletionSource<int>();
        var running = gate.RunAsync(() => finish.Task, TestContext.Current.CancellationToken);
        var waiting = gate.RunAsync(() => Task.FromResult(2), TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<ClientProblem>(() => gate.RunAsync(() => Task.FromResult(3), TestContext.Current.CancellationToken));

        Assert.Equal(503, problem.Status);
        finish.SetResult(1);
        var results = await Task.WhenAll(running, waiting);
        Assert.Equal([1, 2], results);
        Assert.Equal(4, await gate.RunAsync(() => Task.FromResult(4), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_gives_up_waiting_or_fails_leaves_the_gate_open()
    {
        using var gate = new AnswerGate(slots: 1, places: 1);
        using var patience = new CancellationTokenSource();
        var finish = new TaskCompletionSource<int>();
        var running = gate.RunAsync(() => finish.Task, TestContext.Current.CancellationToken);
        var waiting = gate.RunAsync(() => Task.FromResult(2), patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        finish.SetException(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        Assert.Equal(3, await gate.RunAsync(() => Task.FromResult(3), TestContext.Current.CancellationToken));
    }
}
