using AnswerBot.Outcomes.Slots;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>The office about whose holder a question asks.</summary>
public sealed class OfficesTests
{
    [Theory]
    [InlineData("甲国的新总理是谁？", "总理")]
    [InlineData("甲国总统派来的特使叫什么？", "特使")]
    [InlineData("哪位专家去了？", null)]
    [InlineData("Who is the president?", null)]
    public void The_last_office_named_is_the_one_asked_about(string question, string? office)
    {
        Assert.Equal(office, Offices.In(question));
    }

    [Theory]
    [InlineData("双方外长通了电话。", "部长", true)]
    [InlineData("双方总统通了电话。", "部长", false)]
    [InlineData("代表团团长到了。", "团长", true)]
    [InlineData("代表團團長到了。", "团长", true)]
    [InlineData("代表团到了。", "团长", false)]
    [InlineData("The head of the delegation came.", "团长", true)]
    public void Words_for_the_same_office_count_as_one(string text, string office, bool speaks)
    {
        Assert.Equal(speaks, Offices.Speaks(text, office));
    }
}
