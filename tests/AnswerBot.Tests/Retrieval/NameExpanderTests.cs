using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>Other names for what transcripts print.</summary>
public sealed class NameExpanderTests
{
    private readonly NameExpander _names = NameExpander.Load(null);

    [Theory]
    [InlineData("老美怎么看", "美国")]
    [InlineData("RCEP什么时候签", "区域全面经济伙伴关系协定")]
    [InlineData("What about the WHO?", "世卫组织")]
    [InlineData("Is it about Modi?", "印度")]
    [InlineData("Who asked about Hong Kong?", "香港")]
    [InlineData("Were ventilators exported to them?", "呼吸机 出口")]
    [InlineData("世界卫生组织要改革吗", "世卫组织")]
    public void The_printed_name_is_looked_up(string question, string name)
    {
        Assert.Equal(name, PrintedWord.Join(_names.PrintedFor(question), question));
    }

    [Theory]
    [InlineData("世卫组织和WHO是一回事吗")]
    [InlineData("who was it?")]
    [InlineData("中印边境怎么样？")]
    [InlineData("Unless he said so")]
    [InlineData("中俄关系怎么样？")]
    [InlineData("")]
    public void A_question_without_another_name_needs_none(string question)
    {
        Assert.Empty(PrintedWord.Join(_names.PrintedFor(question), question));
    }

    [Fact]
    public void One_name_is_given_once()
    {
        Assert.Equal("美国", PrintedWord.Join(_names.PrintedFor("特朗普和拜登"), "特朗普和拜登"));
    }

    [Fact]
    public void A_file_adds_names()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["names.json"], """[{"name":"上海合作组织","forms":["上合"]}]""");

        Assert.Equal("上海合作组织", Assert.Single(NameExpander.Load(folder["names.json"]).PrintedFor("上合怎么样")).Printed);
    }

    [Theory]
    [InlineData("[{]")]
    [InlineData("""[{"name":"x"}]""")]
    [InlineData("""[{"name":"x","forms":null}]""")]
    [InlineData("""[{"name":"x","forms":[""]}]""")]
    [InlineData("""[{"name":"x","forms":[null]}]""")]
    [InlineData("[null]")]
    public void A_broken_file_is_named(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["names.json"], content);

        var exception = Assert.Throws<FormatException>(() => NameExpander.Load(folder["names.json"]));

        Assert.Contains(folder["names.json"], exception.Message, StringComparison.Ordinal);
    }
}
