using AnswerBot.Outcomes.Slots;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>Which values a question wants.</summary>
public sealed class SlotReaderTests
{
    [Theory]
    [InlineData("一共修了多少公里路？", "Number")]
    [InlineData("有几个城市参加？", "Number")]
    [InlineData("How many bridges were built?", "Number")]
    [InlineData("What is the total number of bridges?", "Number")]
    [InlineData("出口降了百分之几？", "Percentage")]
    [InlineData("What share of the budget goes to schools?", "Percentage")]
    [InlineData("这座桥花了多少钱？", "Money")]
    [InlineData("How much money was spent on it?", "Money")]
    [InlineData("大桥什么时候通车？", "Date")]
    [InlineData("大桥是哪一年开工的？", "Date")]
    [InlineData("In which year did it open?", "Date")]
    [InlineData("When will it open?", "Date")]
    [InlineData("谈判谈到第几轮了？", "Ordinal")]
    [InlineData("队员是哪国人？", "Country")]
    [InlineData("Which African countries took part?", "Country")]
    [InlineData("会议在哪座城市开？", "Town")]
    [InlineData("桥在哪里？", "Place")]
    [InlineData("Where will they meet?", "Place")]
    [InlineData("是哪家公司承建的？", "Organisation")]
    [InlineData("代表团的团长是谁？", "Person")]
    [InlineData("现任部长到底是哪位？", "Person")]
    [InlineData("谁来领导新机构？", "Person")]
    [InlineData("决议由谁执笔起草？", "Person")]
    [InlineData("那位主席叫什么名字？", "Person")]
    [InlineData("是哪位外长说的？", "Person")]
    [InlineData("会派谁去开会？", "Person")]
    [InlineData("Who heads the delegation?", "Person")]
    [InlineData("Who is the country's chief negotiator?", "Person")]
    [InlineData("Which senators came?", "Person")]
    [InlineData("Who should lead the search?", "Somebody")]
    [InlineData("该由谁主导？", "Somebody")]
    [InlineData("哪些联盟成员国反对？", "Country")]
    [InlineData("参加的国家究竟是哪几个？", "Country")]
    [InlineData("是哪几家外国公司？", "Organisation")]
    [InlineData("花了多少扶贫资金？", "Money")]
    [InlineData("How much extra money was paid?", "Money")]
    [InlineData("送来东西的企业是哪几家？", "Organisation")]
    [InlineData("访问是哪几天？", "Date")]
    [InlineData("是哪两个县？", "Town")]
    [InlineData("是哪两项工程？", "List, Pair")]
    [InlineData("谁签的字？", "Somebody")]
    [InlineData("哪天签的字？", "Date")]
    [InlineData("Who signed it?", "Somebody")]
    [InlineData("签了哪些文件？", "List")]
    [InlineData("为什么要修桥？", "Reason")]
    [InlineData("Why was it built?", "Reason")]
    public void The_question_words_tell_the_kind(string question, string kind)
    {
        var wanted = Assert.Single(SlotReader.Read(question));

        Assert.Equal(Enum.Parse<ValueKinds>(kind), wanted.Kinds);
    }

    [Theory]
    [InlineData("桥修得怎么样了？")]
    [InlineData("等哪天桥修好了，还收费吗？")]
    [InlineData("要是哪一年桥塌了怎么办？")]
    [InlineData("是不是谁出钱就听谁的？")]
    [InlineData("这座桥谁也拦不住吗？")]
    [InlineData("不管谁来都欢迎吗？")]
    [InlineData("会不会继续修桥？")]
    [InlineData("几乎没有进展吗？")]
    [InlineData("这几年有进展吗？")]
    [InlineData("几年前塌过的桥修好了吗？")]
    [InlineData("几个月来工程顺利吗？")]
    [InlineData("搞了这么多年，有进展吗？")]
    [InlineData("Will the bridge be finished?")]
    [InlineData("What does he think of the bridge?")]
    public void Whether_and_what_view_want_no_value(string question)
    {
        Assert.Empty(SlotReader.Read(question));
    }

    [Fact]
    public void A_number_is_wanted_of_something_and_a_person_in_an_office()
    {
        Assert.Equal("people", Assert.Single(SlotReader.Read("来了多少名医生？")).Counted);
        Assert.Equal("people", Assert.Single(SlotReader.Read("村里有多少口人？")).Counted);
        Assert.Null(Assert.Single(SlotReader.Read("修了几个桥墩？")).Counted);
        Assert.Null(Assert.Single(SlotReader.Read("发了多少口罩？")).Counted);
        Assert.Equal("团长", Assert.Single(SlotReader.Read("代表团的团长是谁？")).Office);
        Assert.Null(Assert.Single(SlotReader.Read("负责人是谁？")).Office);
    }

    [Fact]
    public void A_question_can_want_two_values()
    {
        var wanted = SlotReader.Read("桥是哪一年开工的，花了多少钱？");

        Assert.Equal([ValueKinds.Money, ValueKinds.Date], wanted.Select(value => value.Kinds));
    }

    [Theory]
    [InlineData("运量是多少？")]
    [InlineData("How large is the yearly traffic?")]
    [InlineData("What was the total of all tolls?")]
    [InlineData("What is the value of the steel in it?")]
    public void An_amount_without_a_noun_may_be_a_count_a_sum_or_a_rate(string question)
    {
        var wanted = Assert.Single(SlotReader.Read(question));

        Assert.Equal(ValueKinds.Number | ValueKinds.Money | ValueKinds.Percentage, wanted.Kinds & (ValueKinds.Number | ValueKinds.Money | ValueKinds.Percentage));
        Assert.Null(wanted.Counted);
    }
}
