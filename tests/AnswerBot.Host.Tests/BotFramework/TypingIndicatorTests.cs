using AnswerBot.Host.BotFramework;
using AnswerBot.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnswerBot.Host.Tests.BotFramework;

public sealed class TypingIndicatorTests
{
    private readonly StepClock _clock = new();
    private readonly RecordedReplies _replies = new();
    private readonly TaskCompletionSource<int> _work = new();

    [Theory]
    [InlineData("msteams", 690, 0)]
    [InlineData("msteams", 710, 1)]
    [InlineData("webchat", 3690, 1)]
    [InlineData("webchat", 3710, 2)]
    [InlineData("email", 60000, 0)]
    public async Task It_is_shown_only_where_the_work_takes_longer_than_a_moment_and_the_channel_can_show_it(string channel, int milliseconds, int shown)
    {
        var waiting = Show(SomeActivity.Message("？", channel));
        for (var passed = 0; passed < milliseconds; passed += 10)
        {
            await _clock.AdvanceAsync(TimeSpan.FromMilliseconds(10), waiting);
        }

        _work.SetResult(7);

        Assert.Equal(7, await waiting);
        Assert.Equal(shown, _replies.Sent.Count(activity => activity.Type == "typing"));
        Assert.All(_replies.Sent, StrictActivity.Check);
    }

    [Fact]
    public async Task Where_all_replies_come_at_once_at_the_end_none_is_sent_meanwhile()
    {
        var activity = SomeActivity.Message("？");
        activity.Json["deliveryMode"] = "expectReplies";
        var waiting = Show(activity);
        _clock.Advance(TimeSpan.FromSeconds(30));
        _work.SetResult(7);

        await waiting;

        Assert.Empty(_replies.Sent);
    }

    [Fact]
    public async Task A_failure_of_the_work_reaches_the_caller()
    {
        var waiting = Show(SomeActivity.Message("？"));
        _work.SetException(new InvalidOperationException("no"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
    }

    private Task<int> Show(Activity incoming) => new TypingIndicator(_clock, NullLogger<TypingIndicator>.Instance)
        .WhileAsync(_work.Task, new Exchange(incoming, _replies, QuestionLanguage.Chinese), TestContext.Current.CancellationToken);
}
