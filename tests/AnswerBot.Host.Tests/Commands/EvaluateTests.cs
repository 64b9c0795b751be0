using System.Text.Json;
using System.Text.Json.Nodes;
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
        var written = JsonNode.Parse(await ReadAsync("new/report/report.json"))!.AsObject();
        Assert.True(written.Remove("latency"));
        Assert.True(JsonElement.DeepEquals(printed, JsonElement.Parse(written.ToJsonString())));
        Assert.Contains("| **all** | 2 |", await ReadAsync("new/report/report.md"), StringComparison.Ordinal);
        Assert.Contains("Time for an answer", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_print_the_same_to_the_byte()
    {
        var questions = _folder.Write("own.jsonl", Questions);

        var first = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", questions, "--report", _folder / "first");
        var second = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", questions, "--report", _folder / "second");

        Assert.NotEqual("", first.Output);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(await UntimedAsync("first/report.json", "\"latency\""), await UntimedAsync("second/report.json", "\"latency\""));
        Assert.Equal(await UntimedAsync("first/report.md", "## Latency"), await UntimedAsync("second/report.md", "## Latency"));
        Assert.Equal(await UntimedAsync("first/report.html", "<section id=\"latency\">"), await UntimedAsync("second/report.html", "<section id=\"latency\">"));
    }

    [Fact]
    public async Task Gold_that_no_transcript_holds_is_pointed_out()
    {
        const string Mistyped = """{"id":"a","category":"fact","question":"领事保护热线的号码是多少","answerable":true,"gold":["外交部12309领保热线"]}""";

        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", _folder.Write("own.jsonl", "\n" + Mistyped));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("own.jsonl, line 2: no paragraph of an answer holds", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_lead_to_the_public_address_where_there_is_one()
    {
        var questions = _folder.Write("own.jsonl", """{"id":"a","category":"refusal","question":"领事保护热线的号码是多少","answerable":false}""");

        var result = await new HostProcess(seed.DataPath).With("AnswerBot__PublicUrl", "https://answers.example.org/bot/").RunAsync("evaluate", "--questions", questions, "--report", _folder / "report");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("](https://answers.example.org/bot/transcripts/2020-05-24-wang-yi?highlight=", result.Output, StringComparison.Ordinal);
        Assert.Contains("href=\"https://answers.example.org/bot/transcripts/2020-05-24-wang-yi?highlight=", await ReadAsync("report/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_are_fitted_to_questions_and_pairs_and_name_both()
    {
        var questions = _folder.Write("own.jsonl", """
            {"id":"a","category":"fact","question":"领事保护热线的号码是多少","answerable":true,"gold":["外交部12308领保热线24小时运转"],"split":"dev"}
            {"id":"b","category":"near-miss","question":"非洲一共收到多少只口罩？","answerable":false,"split":"dev"}
            {"id":"c","category":"off-topic","question":"How do I bake bread?","answerable":false,"split":"dev"}
            """);
        var pairs = _folder.Write("pairs.jsonl", """
            {"question":"新桥什么时候通车？","answer":["新桥将在明年五月通车。"]}
            {"question":"水费会不会涨？","answer":["今年水费不涨。"]}
            """);

        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", questions, "--fit", _folder / "weights.json", "--pairs", pairs);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 pairs: ", result.Errors, StringComparison.Ordinal);
        var inputs = JsonElement.Parse(await ReadAsync("weights.json")).GetProperty("fittedOn").EnumerateObject().ToList();
        Assert.Equal(["own.jsonl", "pairs.jsonl"], inputs.Select(input => input.Name));
        Assert.All(inputs, input => Assert.Matches("^[0-9a-f]{64}$", input.Value.GetString()!));
    }

    [Fact]
    public async Task Pairs_without_weights_to_fit_are_a_mistake()
    {
        UsageTests.RequireExplained(await new HostProcess(seed.DataPath).RunAsync("evaluate", "--pairs", _folder / "pairs.jsonl"), "--fit");
    }

    [Fact]
    public async Task A_baseline_is_not_made_from_other_questions()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("evaluate", "--questions", _folder.Write("own.jsonl", Questions), "--update-baseline");

        UsageTests.RequireExplained(result, "--update-baseline");
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

    private async Task<string> UntimedAsync(string path, string timesFrom)
    {
        var text = await ReadAsync(path);
        Assert.Contains(timesFrom, text, StringComparison.Ordinal);
        return text[..text.LastIndexOf(timesFrom, StringComparison.Ordinal)];
    }

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(_folder / path, TestContext.Current.CancellationToken);
}
