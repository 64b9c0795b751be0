using AnswerBot.Outcomes;

namespace AnswerBot.Tests.Outcomes;

/// <summary>The things that can be asked about, in all their words.</summary>
public sealed class ConceptTableTests
{
    private static readonly ConceptTable Table = new(["大豆|黄豆|soybean > 农产品|Agricultural products", "军舰|舰艇|warship|navy", "AI|人工智能"]);

    [Theory]
    [InlineData("还买不买大豆？", "大豆")]
    [InlineData("還買不買黃豆？", "大豆")]
    [InlineData("Will China buy soybeans?", "大豆")]
    [InlineData("Soybean imports?", "大豆")]
    [InlineData("How many warships are there?", "军舰")]
    [InlineData("艦艇去了哪里", "军舰")]
    [InlineData("AI怎么发展", "AI")]
    public void A_concept_is_recognised_in_any_of_its_words(string question, string concept)
    {
        Assert.Equal(concept, Assert.Single(Table.In(question)).Name);
    }

    [Theory]
    [InlineData("What was said about the naval base?")]
    [InlineData("He said it again.")]
    [InlineData("")]
    public void Parts_of_words_are_no_concepts(string question)
    {
        Assert.Empty(Table.In(question));
    }

    [Theory]
    [InlineData("我们愿意多买农产品。", true)]
    [InlineData("We buy agricultural products.", true)]
    [InlineData("农民很辛苦。", false)]
    public void A_broader_word_covers_a_concept(string spoken, bool covered)
    {
        Assert.Equal(covered, Assert.Single(Table.In("还买不买黄豆？")).IsCoveredBy(spoken));
        Assert.Empty(Table.In(spoken));
    }

    [Fact]
    public void A_transcript_is_read_once()
    {
        var transcript = Some.Transcript("test", null, Some.Turn(paragraphs: ["我们出口大豆。"]));

        Assert.Equal("大豆", Assert.Single(Table.In(transcript)).Name);
        Assert.Same(Table.In(transcript), Table.In(transcript));
    }

    [Fact]
    public void No_word_of_the_shipped_table_stands_for_two_concepts()
    {
        var twice = ShippedFile.Lines("concepts.txt").SelectMany(line => line.Split('>')[0].Split('|', StringSplitOptions.TrimEntries)).GroupBy(word => word.ToUpperInvariant()).Where(word => word.Count() > 1);

        Assert.Empty(twice.Select(word => word.Key));
        Assert.DoesNotContain(ShippedFile.Lines("concepts.txt"), line => line.Split('|').Any(string.IsNullOrWhiteSpace));
    }
}
