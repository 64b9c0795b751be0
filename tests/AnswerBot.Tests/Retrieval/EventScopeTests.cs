using System.Globalization;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Retrieval;

public sealed class EventScopeTests
{
    private static readonly IReadOnlyList<Speaker> Speakers =
    [
        new("王毅", "外长", ["Wang Yi"]),
        new("李四", null, ["Li Si"]),
        new("MS. GREEN", null, ["Anna Green"]),
    ];

    [Theory]
    [InlineData("2020年4月他怎么说？", "2020-04-01", "2020-04-30", "他怎么说？")]
    [InlineData("二〇二〇年四月他怎么说？", "2020-04-01", "2020-04-30", "他怎么说？")]
    [InlineData("在2020年5月，王毅外长对中美关系如何评价？", "2020-05-01", "2020-05-31", "王毅外长对中美关系如何评价？")]
    [InlineData("2020年5月24日发言人就此作何回应", "2020-05-24", "2020-05-24", "发言人就此作何回应")]
    [InlineData("二零二一年十二月三十一日他谈到台湾了吗", "2021-12-31", "2021-12-31", "他谈到台湾了吗")]
    [InlineData("2021年李四是怎么讲就业的？", "2021-01-01", "2021-12-31", "李四是怎么讲就业的？")]
    [InlineData("2020-05-24的记者会上中欧关系怎么说？", "2020-05-24", "2020-05-24", "中欧关系怎么说？")]
    [InlineData("中欧关系在2020年5月的发布会上是怎么说的？", "2020-05-01", "2020-05-31", "中欧关系是怎么说的？")]
    [InlineData("In April 2020, what did he say about masks?", "2020-04-01", "2020-04-30", "what did he say about masks?")]
    [InlineData("What was said about Japan at the press conference of 24 May 2020?", "2020-05-24", "2020-05-24", "What was said about Japan ?")]
    [InlineData("Did he mention India at the May 2020 briefing?", "2020-05-01", "2020-05-31", "Did he mention India ?")]
    public void When_somebody_spoke_restricts_the_days(string question, string from, string to, string rest)
    {
        var scope = EventScope.Match(question, Speakers);

        Assert.Equal(new EventPeriod(Day(from), Day(to)), scope.Period);
        Assert.Equal(rest, scope.Rest);
    }

    [Theory]
    [InlineData("2019年12月27日湖北报告了什么？")]
    [InlineData("2020年中国经济增长多少？")]
    [InlineData("中国2020年的对外援助有哪些？")]
    [InlineData("2020年4月世卫组织发布了什么？")]
    [InlineData("他怎么看2020年的美国大选？")]
    [InlineData("What happened in Wuhan in December 2019?")]
    [InlineData("In 2015, which agreement was signed?")]
    [InlineData("2021年4月31日他怎么说？")]
    [InlineData("他怎么说？")]
    public void A_date_that_is_asked_about_restricts_nothing(string question)
    {
        var scope = EventScope.Match(question, Speakers);

        Assert.Null(scope.Period);
        Assert.Equal(question, scope.Rest);
    }

    [Theory]
    [InlineData("王毅对中美关系怎么看？", "王毅")]
    [InlineData("王毅外长在记者会上对此如何回应？", "王毅")]
    [InlineData("What did Wang Yi say about Japan?", "王毅")]
    [InlineData("according to anna green, who pays?", "MS. GREEN")]
    [InlineData("What was Li Si's answer on jobs?", "李四")]
    public void Who_spoke_restricts_the_speakers(string question, string speaker)
    {
        Assert.Equal([speaker], EventScope.Match(question, Speakers).Speakers);
    }

    [Theory]
    [InlineData("谁访问了王毅的家乡？")]
    [InlineData("Who met Wang Yi in Rome?")]
    [InlineData("赵六怎么说？")]
    public void A_name_of_whom_nothing_is_said_to_have_been_said_restricts_nothing(string question)
    {
        Assert.Empty(EventScope.Match(question, Speakers).Speakers);
    }

    [Fact]
    public void The_only_speaker_is_no_restriction()
    {
        Assert.Empty(EventScope.Match("王毅对中美关系怎么看？", [Speakers[0]]).Speakers);
    }

    [Theory]
    [InlineData("2020年4月他怎么说？")]
    [InlineData("In April 2020, what did he say?")]
    public void A_question_of_nothing_but_a_period_leans_on_the_one_before(string question)
    {
        var resolved = FollowUpResolver.Resolve(question, ["中美关系怎么样？"]);

        Assert.Equal("中美关系怎么样？", resolved.Subject);
    }

    [Theory]
    [InlineData("2020-05-24", "2020-05-24", "2020年5月24日", "24 May 2020")]
    [InlineData("2020-05-01", "2020-05-31", "2020年5月", "May 2020")]
    [InlineData("2020-01-01", "2020-12-31", "2020年", "2020")]
    public void A_period_is_named_as_people_name_it(string from, string to, string chinese, string english)
    {
        var period = new EventPeriod(Day(from), Day(to));

        Assert.Equal(chinese, period.In(QuestionLanguage.Chinese));
        Assert.Equal(english, period.In(QuestionLanguage.English));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
