using AnswerBot.Outcomes;
using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Outcomes;

/// <summary>Names that stand all over a transcript.</summary>
public sealed class CommonplacesTests
{
    private readonly Commonplaces _commonplaces = new(NameFinder.Load(null));

    [Fact]
    public void A_name_in_every_third_paragraph_is_commonplace()
    {
        string[] paragraphs = ["中国修桥。", "中方修路。", "肯尼亚种茶。", "天气好。", "天气坏。", "天气一般。"];

        var names = _commonplaces.Of(Some.Transcript("test", null, Some.Turn(paragraphs: paragraphs)));

        Assert.Equal(["中国"], names.Select(entry => entry.Name));
    }

    [Fact]
    public void A_short_transcript_has_none()
    {
        Assert.Empty(_commonplaces.Of(Some.Transcript("test", null, Some.Turn(paragraphs: ["中国修桥。", "中国修路。"]))));
    }
}
