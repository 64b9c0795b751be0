using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.Tests.Summaries;

namespace AnswerBot.Host.Tests.Commands;

/// <summary>
/// <c>evaluate --summaries</c> over a small press conference of our own. The replies in <c>crafted-replies.jsonl</c> were written by hand, right and wrong ones; no model wrote any.
/// </summary>
public sealed class EvaluateSummariesTests : IDisposable
{
    private static readonly string Files = ContentRoot.Find(AppContext.BaseDirectory).Resolve("tests/AnswerBot.Host.Tests/Summaries");

    private readonly TemporaryFolder _folder = new();

    private static string Questions => Path.Combine(Files, "crafted-questions.jsonl");

    private static string Crafted => Path.Combine(Files, "crafted-replies.jsonl");

    /// <summary>After a change of the prompt, run it once with <c>ANSWERBOT_ACCEPT_SNAPSHOTS=1</c>: the crafted replies get their new keys.</summary>
    [Fact]
    public async Task A_model_is_asked_and_its_replies_are_recorded_without_key_or_address()
    {
        await using var server = new ChatServer(PlayAsync);
        var recording = _folder / "recorded.jsonl";

        var result = await With(server).RunAsync("evaluate", "--questions", Questions, "--summaries", "--record", recording);

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(15, server.Bodies.Count);
        Assert.Contains("For its summary: median", result.Errors, StringComparison.Ordinal);
        var recorded = await ReadAsync(recording);
        Assert.DoesNotContain(ChatServer.Key, recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", recorded, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ANSWERBOT_ACCEPT_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(Crafted, recorded, TestContext.Current.CancellationToken);
            Assert.Fail($"{Crafted} was written; read it, and run the tests again without ANSWERBOT_ACCEPT_SNAPSHOTS.");
        }

        Assert.Equal(await ReadAsync(Crafted), recorded);
    }

    [Fact]
    public async Task Recorded_replies_give_the_figures_that_were_counted_by_hand_without_a_model()
    {
        var result = await Plain().RunAsync("evaluate", "--questions", Questions, "--summaries", "--replay", Crafted, "--json", "--report", _folder / "report");

        Assert.True(result.ExitCode == 0, result.Errors);
        var report = JsonNode.Parse(result.Output)!["summaries"]!;
        Assert.Equal("crafted-by-hand", (string?)report["model"]);
        // 1, 2, 4, 5, 6, 9, 12, 13 and 15 have a summary; 11 is the one that the service turned away.
        Assert.Equal((9, 15), ShareOf(report, "coverage"));
        Assert.Equal("""{"failed":1,"ok":9,"refused":5}""", report["statuses"]!.ToJsonString());
        Assert.Equal((10, 7), ((int)report["kept"]!, (int)report["dropped"]!));
        Assert.Equal("""{"link":1,"name":2,"negation":1,"noCitation":1,"number":1,"unknownCitation":1}""", report["droppedByRule"]!.ToJsonString());
        // 12 wants a passage that is not shown: its sentence is on no gold, and had none to cite.
        Assert.Equal((8, 8), ShareOf(report, "citationPrecision"));
        Assert.Equal((8, 9), ShareOf(report, "onGold"));
        // 14 and 15 should not be answered; 14 has no summary at least.
        Assert.Equal((1, 2), ShareOf(report, "withheld"));
        // 14 replies of 321 and 45 tokens, at 1 and 2 for a million.
        Assert.Equal("""{"replies":14,"promptTokens":4494,"replyTokens":630,"meanTokens":366,"cost":0.005754}""", report["usage"]!.ToJsonString());
        Assert.DoesNotContain("For its summary", result.Errors, StringComparison.Ordinal);
        Assert.Contains("| coverage | 0.600 (0.36–0.80) |", await ReadAsync(_folder / "report/report.md"), StringComparison.Ordinal);
        Assert.Contains("<section id=\"summaries\">", await ReadAsync(_folder / "report/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_a_recorded_reply_is_named_with_the_remedy()
    {
        var questions = _folder.Write("one.jsonl", """{"id":"a","category":"crafted","question":"今年的预算有多少钱？","answerable":true,"gold":["今年的预算是三百万元"]}""");

        var result = await Plain().RunAsync("evaluate", "--questions", questions, "--summaries", "--replay", Crafted);

        UsageTests.RequireExplained(result, "今年的预算有多少钱？");
        Assert.Contains("--record", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No model is configured", "--summaries")]
    [InlineData("add --summaries", "--record", "new.jsonl")]
    [InlineData("leave one of them out", "--summaries", "--record", "new.jsonl", "--replay", "old.jsonl")]
    [InlineData("There is no recording", "--summaries", "--replay", "/no/such/file.jsonl")]
    public async Task What_cannot_be_done_is_explained(string named, params string[] arguments)
    {
        UsageTests.RequireExplained(await Plain().RunAsync(["evaluate", "--questions", Questions, .. arguments]), named);
    }

    public void Dispose() => _folder.Dispose();

    private static (int, int) ShareOf(JsonNode report, string name) => ((int)report[name]!["hits"]!, (int)report[name]!["count"]!);

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    // Every question is answered with the first-ranked passage alone, so that the replies stay right where ranking is tuned.
    private HostProcess Plain()
    {
        Directory.CreateDirectory(_folder / "transcripts");
        File.Copy(Path.Combine(Files, "crafted-conference.txt"), _folder / "transcripts/2021-03-01-crafted.txt", overwrite: true);
        return new HostProcess(_folder / "data")
            .With("AnswerBot__Transcripts__Path", _folder / "transcripts")
            .With("AnswerBot__Outcomes__AnsweredFrom", "0")
            .With("AnswerBot__Outcomes__RelatedFrom", "0")
            .With("AnswerBot__Excerpts__ExcerptGain", "1")
            .With("AnswerBot__Summaries__PromptPrice", "1")
            .With("AnswerBot__Summaries__ReplyPrice", "2");
    }

    private HostProcess With(ChatServer server) => Plain()
        .With("AnswerBot__Summaries__Provider", "OpenAI")
        .With("AnswerBot__Summaries__Endpoint", server.Endpoint.AbsoluteUri)
        .With("AnswerBot__Summaries__Model", "crafted-by-hand")
        .With("AnswerBot__Summaries__ApiKey", ChatServer.Key)
        .With("AnswerBot__Summaries__Timeout", "00:01:00");

    private static Task PlayAsync(JsonElement request, HttpListenerResponse response)
    {
        var prompt = JsonNode.Parse(request.GetRawText())!["messages"]![1]!["content"]!.ToJsonString();
        var reply = File.ReadLines(Crafted).Select(line => JsonNode.Parse(line)!).Single(line => prompt.Contains(QuestionIn(line), StringComparison.Ordinal));
        return (string?)reply["text"] is { } text ? ChatServer.Saying(text)(response) : ChatServer.Failing((int)reply["status"]!)(response);
    }

    private static string QuestionIn(JsonNode line) => JsonValue.Create($"question\n{(string)line["question"]!}\n").ToJsonString().Trim('"');
}
