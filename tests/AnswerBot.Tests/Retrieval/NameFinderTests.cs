using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>Places, organisations and people by any of their names.</summary>
public sealed class NameFinderTests
{
    private static readonly NameFinder Names = NameFinder.Load(null);

    [Theory]
    [InlineData("印度", "印度")]
    [InlineData("中印边境", "印度")]
    [InlineData("the Indian border", "印度")]
    [InlineData("Who leads the WTO?", "世贸组织")]
    [InlineData("特朗普怎么说", "特朗普")]
    public void A_name_is_recognised_in_any_of_its_forms(string text, string name)
    {
        Assert.Equal(name, Assert.Single(Names.Find(text)).Entry.Name);
    }

    [Fact]
    public void An_everyday_word_is_no_name()
    {
        Assert.Empty(Names.Find("做生意的老板们怎么办？ who asked us?"));
    }

    [Fact]
    public void A_text_speaks_of_a_country_when_it_abbreviates_it()
    {
        var india = Names.Find("印度")[0].Entry;

        Assert.True(NameFinder.Speaks("印方对此表示欢迎。", india));
        Assert.False(NameFinder.Speaks("巴方对此表示欢迎。", india));
    }

    [Fact]
    public void A_leader_stands_for_the_country()
    {
        var leader = Names.Find("特朗普")[0].Entry;

        Assert.Equal(["美国"], Names.StandsFor(leader).Select(entry => entry.Name));
    }
}
