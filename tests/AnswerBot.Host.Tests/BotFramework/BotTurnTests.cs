using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Whole turns with the shipped transcript and models.</summary>
public sealed class BotTurnTests(Seed seed)
{
    private const string Lesson = "人们从疫情中得到的最重要启示是什么？";

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("slack")]
    public async Task A_question_is_answered_with_a_quotation_and_its_mark(string channel)
    {
        var reply = await AskAsync(SomeActivity.Message(Lesson, channel));

        Assert.Contains("最大启示是", reply.Text, StringComparison.Ordinal);
        Assert.Contains("[1]", reply.Text, StringComparison.Ordinal);
        Assert.Contains("王毅（国务委员兼外交部长），答《人民日报》记者问，2020年5月24日", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_leans_on_the_question_before_it()
    {
        var conversation = SomeActivity.NewConversation();
        await AskAsync(SomeActivity.Message("路透社问了什么？", conversation: conversation));

        var followUp = await AskAsync(SomeActivity.Message("那法新社呢？", conversation: conversation));
        var alone = await AskAsync(SomeActivity.Message("那法新社呢？"));

        Assert.NotEqual(alone.Text, followUp.Text);
    }

    private async Task<Activity> AskAsync(Activity activity)
    {
        var replies = new RecordedReplies();
        await seed.Server.Services.GetRequiredService<BotTurn>().RunAsync(activity, replies, TestContext.Current.CancellationToken);
        return Assert.Single(replies.Messages);
    }
}
