using AnswerBot.Outcomes.Slots;
using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>Which values a text holds.</summary>
public sealed class ValueFinderTests
{
    private static readonly ValueFinder Finder = new(NameFinder.Load(null));

    [Theory]
    [InlineData("大桥有36个桥墩。", "Number", "36")]
    [InlineData("大桥有三十六个桥墩。", "Number", "三十六")]
    [InlineData("The bridge has twelve piers.", "Number", "twelve")]
    [InlineData("运量增长了12.5%。", "Percentage", "12.5%")]
    [InlineData("运量占三分之一。", "Percentage", "三分之一")]
    [InlineData("It grew by 8 percent.", "Percentage", "8 percent")]
    [InlineData("投资超过40亿美元。", "Money", "40亿美元")]
    [InlineData("It cost $3.5 billion.", "Money", "$3.5 billion")]
    [InlineData("工期长达9年。", "Duration", "9年")]
    [InlineData("大桥2018年通车。", "Date", "2018年")]
    [InlineData("大桥10月24日通车。", "Date", "10月24日")]
    [InlineData("大桥明年通车。", "Date", "明年")]
    [InlineData("It opens in October 2018.", "Date", "October")]
    [InlineData("谈判进入第三轮。", "Ordinal", "第三")]
    [InlineData("代表团来自肯尼亚。", "Country", "肯尼亚")]
    [InlineData("The team is from Kenya.", "Country", "Kenya")]
    [InlineData("会议在日内瓦举行。", "Town", "日内瓦")]
    [InlineData("工厂设在江门市。", "Town", "江门市")]
    [InlineData("协议由古特雷斯见证。", "Person", "古特雷斯")]
    [InlineData("施工方是远山集团。", "Organisation", "集团")]
    [InlineData("双方将在桥梁、港口、铁路领域合作。", "List", "桥梁、港口、铁路")]
    [InlineData("大桥连接远山和近水。", "Pair", "远山和近水")]
    [InlineData("进口量为零。", "Number", "零")]
    [InlineData("任期是2018-2020年度。", "Date", "2018-2020年")]
    [InlineData("因为水深，所以先修隧道。", "Reason", "因为")]
    [InlineData("项目叫“彩虹计划”。", "Title", "“彩虹计划”")]
    public void A_value_is_found_with_its_unit(string text, string kind, string value)
    {
        var found = Finder.Find(text, Enum.Parse<ValueKinds>(kind), "问？");

        Assert.Contains(found, one => one.Span.In(text).Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("我们派出新一批医生。", "Number")]
    [InlineData("双方将适时开会。", "Date")]
    [InlineData("运量大幅增长。", "Percentage")]
    [InlineData("这是第一时间的反应。", "Number")]
    [InlineData("大桥2018年通车。", "Number")]
    [InlineData("一些国家参加了会议。", "Country")]
    [InlineData("桥修在两个贫困县。", "Person")]
    [InlineData("大桥连接远山和近水。", "List")]
    public void What_only_sounds_like_a_value_is_none(string text, string kind)
    {
        Assert.Empty(Finder.Find(text, Enum.Parse<ValueKinds>(kind), "问？"));
    }

    [Fact]
    public void A_name_that_stands_everywhere_is_no_answer()
    {
        var names = NameFinder.Load(null);
        var finder = new ValueFinder(names);
        var home = names.Find("中国").Select(mention => mention.Entry).ToHashSet();

        Assert.Empty(finder.Find("势力干预中国事务。", ValueKinds.Country, "哪些国家？", home));
        Assert.NotEmpty(finder.Find("势力干预中国事务。", ValueKinds.Country, "哪些国家？"));
    }

    [Fact]
    public void What_the_question_names_itself_is_no_answer_under_any_name()
    {
        Assert.Empty(Finder.Find("会议在俄罗斯举行。", ValueKinds.Country, "Which country hosts it besides Russia?"));
    }
}
