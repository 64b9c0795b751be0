using AnswerBot.Host.BotFramework.Connector;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>The channel's limits on sends to one conversation, by a clock that the test turns.</summary>
public sealed class SendPaceTests
{
    private readonly StepClock _time = new();

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public async Task No_window_ever_holds_more_than_the_channel_allows(int limit, int seconds)
    {
        var pace = new SendPace(_time);
        var start = _time.GetUtcNow();
        var sent = new List<TimeSpan>();

        for (var number = 0; number < limit * 2 + 1; number++)
        {
            var wait = pace.WaitAsync("c", TestContext.Current.CancellationToken);
            while (!wait.IsCompleted)
            {
                await _time.AdvanceAsync(TimeSpan.FromSeconds(0.5), wait);
            }

            await wait;
            sent.Add(_time.GetUtcNow() - start);
        }

        for (var first = 0; first + limit < sent.Count; first++)
        {
            Assert.True(sent[first + limit] - sent[first] >= TimeSpan.FromSeconds(seconds), $"{limit + 1} sends within {sent[first + limit] - sent[first]}");
        }
    }

    [Fact]
    public void The_first_sends_and_other_conversations_do_not_wait()
    {
        var pace = new SendPace(_time);
        var sends = Enumerable.Range(0, 7).Select(_ => pace.WaitAsync("a", TestContext.Current.CancellationToken)).ToList();

        Assert.All(sends, send => Assert.True(send.IsCompletedSuccessfully));
        Assert.False(pace.WaitAsync("a", TestContext.Current.CancellationToken).IsCompleted);
        Assert.True(pace.WaitAsync("b", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Conversations_are_forgotten_after_an_hour()
    {
        var pace = new SendPace(_time);
        for (var number = 0; number < 1000; number++)
        {
            await pace.WaitAsync($"c{number}", TestContext.Current.CancellationToken);
        }

        Assert.Equal(1000, pace.Conversations);
        _time.Advance(TimeSpan.FromMinutes(61));
        await pace.WaitAsync("last", TestContext.Current.CancellationToken);

        Assert.Equal(1, pace.Conversations);
    }
}
