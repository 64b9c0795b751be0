using System.Collections.Concurrent;
using AnswerBot.Host.BotFramework;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.BotFramework;

public sealed class TurnQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_thousand_conversations_run_side_by_side_each_in_its_order()
    {
        const int Conversations = 1000, Turns = 10;
        using var queue = Queue(new BotOptions { QueueCapacity = Conversations * Turns });
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<int>>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Conversations), TestContext.Current.CancellationToken, (conversation, _) =>
        {
            for (var number = 0; number < Turns; number++)
            {
                var (name, place) = ($"c{conversation}", number);
                Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn(name, async cancellationToken =>
                {
                    await Task.Delay(place % 3, cancellationToken);
                    seen.GetOrAdd(name, _ => []).Enqueue(place);
                })));
            }

            return ValueTask.CompletedTask;
        });
        await queue.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Conversations, seen.Count);
        Assert.All(seen.Values, order => Assert.Equal(Enumerable.Range(0, Turns), order));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_slow_conversation_does_not_hold_up_another()
    {
        using var queue = Queue();
        var slow = new TaskCompletionSource();
        var quick = new TaskCompletionSource();
        queue.Add(Turn("slow", _ => slow.Task));

        queue.Add(Turn("quick", _ => Done(quick)));

        await quick.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        slow.SetResult();
    }

    [Fact]
    public async Task A_turn_that_fails_does_not_end_the_line_behind_it()
    {
        using var queue = Queue();
        var behind = new TaskCompletionSource();
        queue.Add(Turn("c", _ => throw new InvalidOperationException()));

        queue.Add(Turn("c", _ => Done(behind)));

        await behind.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_same_activity_is_run_once_and_again_after_ten_minutes()
    {
        using var queue = Queue();

        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("c", key: "1")));
        Assert.Equal(TurnAdmission.Duplicate, queue.Add(Turn("c", key: "1")));
        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("c", key: "2")));
        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("c", key: null)));
        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("c", key: null)));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("c", key: "1")));
    }

    [Fact]
    public async Task An_activity_that_found_no_place_is_not_remembered_and_is_taken_when_it_comes_again()
    {
        using var queue = Queue(new BotOptions { QueueCapacity = 1 });
        var busy = new TaskCompletionSource();
        queue.Add(Turn("a", _ => busy.Task));
        Assert.Equal(TurnAdmission.Full, queue.Add(Turn("b", key: "1")));

        busy.SetResult();
        await UntilEmptyAsync(queue);

        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("b", key: "1")));
    }

    [Fact]
    public void One_conversation_cannot_take_all_places()
    {
        using var queue = Queue(new BotOptions { QueueCapacity = 10, ConversationCapacity = 2 });
        var busy = new TaskCompletionSource();
        queue.Add(Turn("greedy", _ => busy.Task));
        queue.Add(Turn("greedy", _ => busy.Task));

        Assert.Equal(TurnAdmission.Full, queue.Add(Turn("greedy")));
        Assert.Equal(TurnAdmission.Accepted, queue.Add(Turn("other")));
        busy.SetResult();
    }

    [Fact]
    public void Large_activities_fill_the_queue_before_they_fill_the_memory()
    {
        using var queue = Queue(new BotOptions { QueueCapacity = 100_000, ConversationCapacity = 1_000 });
        var busy = new TaskCompletionSource();

        var accepted = Enumerable.Range(0, 1000).Count(number => queue.Add(Turn($"c{number}", _ => busy.Task, bytes: ActivityBody.MaxBytes)) == TurnAdmission.Accepted);

        Assert.Equal(256, accepted);
        busy.SetResult();
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_is_given_up_and_the_next_one_runs()
    {
        using var queue = Queue(new BotOptions { TurnTimeout = TimeSpan.FromMinutes(2) });
        var started = new TaskCompletionSource();
        var behind = new TaskCompletionSource();
        queue.Add(Turn("c", async cancellationToken =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }));
        queue.Add(Turn("c", _ => Done(behind)));
        await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromMinutes(3));

        await behind.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stop_lets_accepted_turns_finish_and_takes_no_more()
    {
        using var queue = Queue();
        var finish = new TaskCompletionSource();
        var finished = 0;
        for (var number = 0; number < 5; number++)
        {
            queue.Add(Turn("c", async _ =>
            {
                await finish.Task;
                finished++;
            }));
        }

        var stop = queue.StopAsync(TestContext.Current.CancellationToken);
        var late = queue.Add(Turn("d"));
        finish.SetResult();
        await stop;

        Assert.Equal(5, finished);
        Assert.Equal(TurnAdmission.Full, late);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever()
    {
        using var queue = Queue(new BotOptions { DrainTimeout = TimeSpan.FromSeconds(15) });
        var (started, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        queue.Add(Turn("c", async cancellationToken =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
        }));
        await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        var stop = queue.StopAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(16));

        await cancelled.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await stop.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_is_remembered_of_past_activities_is_bounded()
    {
        var recent = new RecentActivities(_time);
        for (var number = 0; number < RecentActivities.Capacity + 1000; number++)
        {
            var key = $"activity {number}";
            Assert.False(recent.Contains(key));
            recent.Add(key);
        }

        Assert.Equal(RecentActivities.Capacity, recent.Count);
        Assert.True(recent.Contains($"activity {RecentActivities.Capacity + 999}"));
        Assert.False(recent.Contains("activity 0"));
    }

    private TurnQueue Queue(BotOptions? options = null) => new(Options.Create(options ?? new BotOptions()), _time, NullLogger<TurnQueue>.Instance);

    private static QueuedTurn Turn(string conversation, Func<CancellationToken, Task>? run = null, string? key = null, int bytes = 1000) =>
        new(conversation, key, bytes, run ?? (_ => Task.CompletedTask));

    private static Task Done(TaskCompletionSource source)
    {
        source.SetResult();
        return Task.CompletedTask;
    }

    private static async Task UntilEmptyAsync(TurnQueue queue)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (queue.Count > 0)
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
