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

    [Fact]
    public async Task Promised_work_waits_however_many_are_there_and_leaves_room_in_the_line_for_others()
    {
        using var gate = new AnswerGate(slots: 1, places: 1);
        var finish = new TaskCompletionSource<int>();
        var order = new List<string>();
        var promised = Enumerable.Range(0, 10).Select(number => gate.RunAcceptedAsync(() => WorkAsync($"promised {number}", finish.Task), TestContext.Current.CancellationToken)).ToList();

        var asked = gate.RunAsync(() => WorkAsync("asked", finish.Task), TestContext.Current.CancellationToken);
        finish.SetResult(1);
        await Task.WhenAll([.. promised, asked]);

        Assert.Equal(11, order.Count);
        Assert.Equal(["promised 0", "asked"], order.Take(2));

        async Task<int> WorkAsync(string name, Task<int> until)
        {
            order.Add(name);
            return await until;
        }
    }
}
