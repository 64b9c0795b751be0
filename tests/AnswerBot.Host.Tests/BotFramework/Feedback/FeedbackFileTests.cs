using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.BotFramework.Feedback;

/// <summary>The file itself: bounded, expiring, whole, whoever writes.</summary>
public sealed class FeedbackFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writers_side_by_side_lose_nothing_and_tear_nothing()
    {
        // Two files over one path, as two processes have them.
        var (first, second) = (File(), File());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? first : second).AppendAsync(Entry($"user-{number}"), Cancelled)));

        var users = (await first.ReadAsync(Cancelled)).Select(entry => entry.User).ToHashSet();
        Assert.Equal(100, users.Count);
    }

    [Fact]
    public async Task What_is_too_old_is_neither_read_nor_kept()
    {
        var file = File();
        await file.AppendAsync(Entry("old"), Cancelled);
        _clock.Advance(TimeSpan.FromDays(31));

        Assert.Empty(await file.ReadAsync(Cancelled));
        await file.AppendAsync(Entry("new"), Cancelled);

        Assert.Equal("new", Assert.Single(await file.ReadAsync(Cancelled)).User);
        Assert.DoesNotContain("old", await System.IO.File.ReadAllTextAsync(file.Path, Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_stays_within_its_bound_and_the_oldest_goes_first()
    {
        var file = File();
        for (var number = 0; number < 300; number++)
        {
            await file.AppendAsync(Entry($"user-{number}"), Cancelled);
        }

        var users = (await file.ReadAsync(Cancelled)).Select(entry => entry.User).ToList();
        Assert.InRange(new FileInfo(file.Path).Length, 5_000, 10_000);
        Assert.Equal("user-299", users[^1]);
        Assert.DoesNotContain("user-0", users);
    }

    [Fact]
    public async Task A_line_cut_short_by_a_crash_costs_only_itself()
    {
        var file = File();
        await file.AppendAsync(Entry("before"), Cancelled);
        await System.IO.File.AppendAllTextAsync(file.Path, "{\"at\":\"2026-01-01T0", Cancelled);

        await file.AppendAsync(Entry("after"), Cancelled);

        Assert.Equal(["before", "after"], (await file.ReadAsync(Cancelled)).Select(entry => entry.User));
    }

    private FeedbackEntry Entry(string user) => new(_clock.GetUtcNow(), "0123456789abcdef", user, FeedbackVote.Like);

    // The lock's patience is real time.
    private FeedbackFile File() => new(
        ContentRoot.Find(AppContext.BaseDirectory),
        Options.Create(new AnswerBotOptions { DataPath = _folder.Path }),
        Options.Create(new FeedbackOptions { Retention = TimeSpan.FromDays(30), MaxBytes = 10_000 }),
        _clock);
}
