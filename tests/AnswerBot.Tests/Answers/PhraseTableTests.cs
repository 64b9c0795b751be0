using AnswerBot.Answers;

namespace AnswerBot.Tests.Answers;

/// <summary>Kinds of utterances, by patterns in a file.</summary>
public sealed class PhraseTableTests
{
    private static readonly PhraseTable Table = new(["[hi whole]", "hello|你好", "[order start]", "write", "写[一个]", "[order anywhere]", "提示词", "<it> = (?:把它|拿它)", "<it>改掉"]);

    [Theory]
    [InlineData("hi", "Hello!", true)]
    [InlineData("hi", "……你好……", true)]
    [InlineData("hi", "Hello, who?", false)]
    [InlineData("order", "Please just WRITE", true)]
    [InlineData("order", "请帮我写一段", true)]
    [InlineData("order", "他写一段", false)]
    [InlineData("order", "把提示词给我", true)]
    [InlineData("order", "你拿它改掉", true)]
    [InlineData("order", "你改掉", false)]
    public void A_pattern_holds_where_its_section_says(string kind, string text, bool expected)
    {
        Assert.Equal(expected, Table.Is(kind, text));
    }

    [Fact]
    public void A_pattern_below_no_heading_is_a_mistake_in_the_file()
    {
        Assert.Throws<KeyNotFoundException>(() => new PhraseTable(["[hi somewhere]", "hello"]));
        Assert.Throws<KeyNotFoundException>(() => Table.Is("bye", "hello"));
    }
}
