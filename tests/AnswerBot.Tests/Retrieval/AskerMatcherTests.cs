using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>Questions that speak of askers, against the outlets that ask in a transcript.</summary>
public sealed class AskerMatcherTests
{
    private static readonly string[] Askers =
        ["人民日报", "中国国际电视台", "今日俄罗斯国际通讯社", "路透社", "埃菲社", "环球时报", "共同社", "埃及中东通讯社", "美国有线电视新闻网", "韩联社", "海峡时报", "某某报"];

    private readonly AskerMatcher _matcher = new(OutletDirectory.Load(null));

    [Theory]
    [InlineData("路透社问了什么？", "路透社")]
    [InlineData("他怎么回答韩联社的", "韩联社")]
    [InlineData("《环球时报》记者提了什么问题？", "环球时报")]
    [InlineData("環球時報問了什麼？", "环球时报")]
    [InlineData("What did Reuters ask?", "路透社")]
    [InlineData("what did cnn ask", "美国有线电视新闻网")]
    [InlineData("How did he answer CGTN?", "中国国际电视台")]
    [InlineData("日本共同社问了什么？", "共同社")]
    [InlineData("某某报问了什么？", "某某报")]
    [InlineData("what did CGTN want to know?", "中国国际电视台")]
    [InlineData("中东社提的那个问题，他说了些啥？", "埃及中东通讯社")]
    public void A_named_outlet_is_the_asker_and_nothing_else_is_asked(string question, string expected)
    {
        var match = _matcher.Match(new ResolvedQuestion(question, ""), Askers);

        Assert.Equal([expected], match.AskerOutlets);
        Assert.Equal("", match.Subject);
        Assert.True(match.IsAboutAsker);
    }

    [Theory]
    [InlineData("俄罗斯记者问了什么？", "今日俄罗斯国际通讯社")]
    [InlineData("俄罗斯记者想知道什么", "今日俄罗斯国际通讯社")]
    [InlineData("新加坡的报纸问的是哪件事？", "海峡时报")]
    [InlineData("西班牙的通讯社提了什么问题？", "埃菲社")]
    [InlineData("What did the Egyptian agency ask?", "埃及中东通讯社")]
    public void The_press_of_a_country_stands_for_its_outlets(string question, string expected)
    {
        Assert.Equal([expected], _matcher.Match(new ResolvedQuestion(question, ""), Askers).AskerOutlets);
    }

    [Fact]
    public void A_follow_up_that_names_another_outlet_is_about_that_one()
    {
        var match = _matcher.Match(new ResolvedQuestion("那共同社呢？", "路透社问了什么？"), Askers);

        Assert.Equal(["共同社"], match.AskerOutlets);
        Assert.True(match.IsSettled);
    }

    [Theory]
    [InlineData("《纽约时报》问了什么？", "纽约时报")]
    [InlineData("What did the BBC ask?", "英国广播公司")]
    public void An_outlet_that_did_not_ask_is_named(string question, string outlet)
    {
        Assert.Equal(outlet, _matcher.Match(new ResolvedQuestion(question, ""), Askers).SilentOutlet?.Name);
    }

    [Theory]
    [InlineData("纽约时报报道的疫情问题他怎么回应？")]
    [InlineData("路透社问了什么？")]
    [InlineData("病毒溯源中国持什么态度？")]
    public void A_question_about_more_than_a_silent_outlet_is_searched_for(string question)
    {
        Assert.Null(_matcher.Match(new ResolvedQuestion(question, ""), Askers).SilentOutlet);
    }

    [Fact]
    public void The_subject_remains_where_an_outlet_is_asked_about_one()
    {
        var match = _matcher.Match(new ResolvedQuestion("路透社问香港国家安全立法的时候他怎么回答？", ""), Askers);

        Assert.Equal(["路透社"], match.AskerOutlets);
        Assert.Contains("香港国家安全立法", match.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("路透社", match.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("谁问了香港的事？", "香港")]
    [InlineData("哪家媒体问了朝鲜半岛？", "朝鲜半岛")]
    [InlineData("Who asked about wolf-warrior diplomacy?", "wolf-warrior diplomacy")]
    public void Who_asked_keeps_the_subject_and_wants_the_asker(string question, string subject)
    {
        var match = _matcher.Match(new ResolvedQuestion(question, ""), Askers);

        Assert.True(match.WantsAsker);
        Assert.Empty(match.AskerOutlets);
        Assert.Contains(subject, match.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("病毒溯源中国持什么态度？")]
    [InlineData("中俄关系怎么样？")]
    [InlineData("How many countries have signed Belt and Road documents with China?")]
    [InlineData("")]
    public void A_question_about_a_subject_is_left_alone(string question)
    {
        var match = _matcher.Match(new ResolvedQuestion(question, ""), Askers);

        Assert.False(match.IsAboutAsker);
        Assert.Equal(question, match.Subject);
    }

    [Theory]
    [InlineData("路透社", "路透社")]
    [InlineData("Reuters", "路透社")]
    [InlineData("CNN", "美国有线电视新闻网")]
    [InlineData("人民網", "人民日报")]
    [InlineData("某某报", "某某报")]
    public void A_filter_finds_its_asker_by_any_name(string name, string expected)
    {
        Assert.Equal([expected], _matcher.FindAskers(name, Askers));
    }

    [Theory]
    [InlineData("BBC")]
    [InlineData("没有这家报")]
    public void A_filter_for_an_outlet_that_did_not_ask_finds_none(string name)
    {
        Assert.Empty(_matcher.FindAskers(name, Askers));
    }
}
