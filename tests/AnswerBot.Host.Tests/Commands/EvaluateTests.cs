using System.Text.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

public sealed class EvaluateTests(Seed seed) : IDisposable
{
    private const string Questions = """
        {"id":"a","category":"fact","question":"领事保护热线的号码是多少","answerable":true,"gold":["外交部12308领保热线24小时运转"],"unknown":1}
        {"id":"b","category":"refusal","question":"How do I bake bread?","answerable":false}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Own_questions_give_a_table()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", _folder.Write("own.jsonl", Questions));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("| **all** | 2 |", result.Output, StringComparison.Ordinal);
        Assert.Contains("| fact | 1 |", result.Output, StringComparison.Ordinal);
        Assert.Contains("| refusal | 1 |", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_comes_as_json_and_as_files()
    {
        var questions = _folder.Write("own.jsonl", Questions);

        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", questions, "--json", "--report", _folder / "new/report");

        Assert.Equal(0, result.ExitCode);
        var printed = JsonElement.Parse(result.Output);
        Assert.Equal(2, printed.GetProperty("overall").GetProperty("questions").GetInt32());
        Assert.Empty(printed.GetProperty("misses").EnumerateArray());
        var written = await File.ReadAllTextAsync(_folder / "new/report/report.json", TestContext.Current.CancellationToken);
        Assert.True(JsonElement.DeepEquals(printed, JsonElement.Parse(written)));
        Assert.Contains("| **all** | 2 |", await File.ReadAllTextAsync(_folder / "new/report/report.md", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no question")]
    [InlineData("{\"id\":\"a\"", "line 1")]
    [InlineData("""{"id":"a","category":"fact","question":"疫情","answerable":true}""", "gold")]
    public async Task A_question_file_that_cannot_be_used_is_named_by_its_line(string content, string named)
    {
        var path = _folder.Write("bad.jsonl", content);

        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", path);

        UsageTests.RequireExplained(result, named);
        Assert.Contains(path, result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
