using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

public sealed class FollowUpResolverTests
{
    [Theory]
    [InlineData("那韩国呢？")]
    [InlineData("那么非洲呢")]
    [InlineData("为什么？")]
    [InlineData("為什麼？")]
    [InlineData("还有呢？")]
    [InlineData("具体有哪些？")]
    [InlineData("它什么时候开始？")]
    [InlineData("這個數字是多少？")]
    [InlineData("其中最重要的是什么？")]
    [InlineData("Why?")]
    [InlineData("And what about their debts?")]
    [InlineData("What about Russia?")]
    [InlineData("Which ones?")]
    [InlineData("When will it be signed?")]
    [InlineData("Anything else he promised them?")]
    public void A_question_that_cannot_stand_alone_leans(string question)
    {
        Assert.True(FollowUpResolver.LeansOnHistory(question));
    }

    [Theory]
    [InlineData("病毒溯源中国持什么态度？")]
    [InlineData("中国给美国出口了多少口罩？")]
    [InlineData("外交部在云南帮扶的是哪两个县？")]
    [InlineData("为什么要在香港制定国家安全法？")]
    [InlineData("兩岸協商的大門是被誰關上的？")]
    [InlineData("How many face masks has China shipped to the world?")]
    [InlineData("Are China and America sliding into a new Cold War?")]
    [InlineData("What did Reuters ask about Hong Kong?")]
    public void A_question_that_stands_alone_does_not_lean(string question)
    {
        Assert.False(FollowUpResolver.LeansOnHistory(question));
    }

    [Fact]
    public void A_follow_up_is_searched_for_behind_its_subject()
    {
        var resolved = FollowUpResolver.Resolve("那贸易额呢？", ["一带一路受疫情影响大吗？"]).Text;

        Assert.StartsWith("一带一路受疫情影响大吗？", resolved, StringComparison.Ordinal);
        Assert.Contains("贸易额", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_subject_is_untouched()
    {
        const string Question = "外交部在云南帮扶的是哪两个县？";

        Assert.Equal(Question, FollowUpResolver.Resolve(Question, ["中国给美国出口了多少口罩？", "病毒溯源中国持什么态度？"]).Text);
    }

    [Fact]
    public void Without_history_even_a_leaning_question_is_untouched()
    {
        Assert.Equal("那韩国呢？", FollowUpResolver.Resolve("那韩国呢？", []).Text);
    }

    [Fact]
    public void A_chain_of_follow_ups_keeps_the_subject()
    {
        var resolved = FollowUpResolver.Resolve("为什么？", ["病毒溯源中国持什么态度？", "中国给美国出口了多少口罩？", "那欧洲呢？", "还有呢？"]).Text;

        Assert.Contains("中国给美国出口了多少口罩？", resolved, StringComparison.Ordinal);
        Assert.DoesNotContain("病毒溯源", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_of_the_history_leans_the_last_question_is_the_subject()
    {
        Assert.Contains("那韩国呢？", FollowUpResolver.Resolve("为什么？", ["那日本呢？", "那韩国呢？"]).Text, StringComparison.Ordinal);
    }
}
