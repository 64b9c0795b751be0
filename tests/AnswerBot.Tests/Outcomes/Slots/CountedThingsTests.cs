using AnswerBot.Outcomes.Slots;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>What is counted, by the measure word.</summary>
public sealed class CountedThingsTests
{
    [Theory]
    [InlineData("多少人", "people")]
    [InlineData("几位专家", "people")]
    [InlineData("how many doctors", "people")]
    [InlineData("多少国家", "countries")]
    [InlineData("几个国家", "countries")]
    [InlineData("多少国会议员", null)]
    [InlineData("几艘船", "ships")]
    [InlineData("多少架飞机", "aircraft")]
    [InlineData("多少次会", "times")]
    [InlineData("多少吨货", "tonnes")]
    [InlineData("多少支队伍", "teams")]
    [InlineData("几个项目", null)]
    [InlineData("how many projects", null)]
    public void The_question_tells_what_it_wants_counted(string cue, string? thing)
    {
        Assert.Equal(thing, CountedThings.In(cue));
    }

    [Theory]
    [InlineData("people", "来自36个国家", false)]
    [InlineData("people", "来了36名医生", true)]
    [InlineData("people", "来了36多名医生", true)]
    [InlineData("people", "一共36个", true)]
    [InlineData("people", "一共36个医生", true)]
    [InlineData("people", "一共36个项目", false)]
    [InlineData("countries", "派出36支队伍", false)]
    [InlineData("countries", "去了36国", true)]
    [InlineData("countries", "由36个主权国家组成", true)]
    [InlineData("people", "由36个主权国家组成", false)]
    [InlineData("countries", "36 countries took part", true)]
    [InlineData("countries", "36 doctors took part", false)]
    [InlineData("ships", "来了36架飞机", false)]
    [InlineData("times", "36次区域会议", true)]
    [InlineData("tonnes", "运了36", true)]
    public void A_number_with_another_measure_word_counts_something_else(string thing, string text, bool possible)
    {
        var start = text.IndexOf("36", StringComparison.Ordinal);

        Assert.Equal(possible, CountedThings.CanBe(thing, text, new TextSpan(start, start + 2)));
    }
}
