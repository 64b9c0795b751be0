using System.Net.Http.Json;
using System.Text.Json;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.Summaries;

/// <summary>Summaries as they come out of every door, from the shipped transcript.</summary>
public sealed class SummaryDoorTests(Seed seed) : IDisposable
{
    private const string Question = "外交部在云南帮扶的是哪两个县？";
    private const string Supported = "外交部在云南帮扶的是金平、麻栗坡两个县[1]。";
    private const string Invented = "外交部在云南帮扶了九十九个县[1]。";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_api_gives_what_is_borne_out_and_leaves_out_what_is_not()
    {
        await using var server = await StartAsync(Supported + Invented);

        var summary = await SummaryOfAsync(server, new { question = Question, summarize = true });

        Assert.Equal("ok", summary.GetProperty("status").GetString());
        Assert.Equal(Supported, summary.GetProperty("text").GetString());
        Assert.Equal(1, Assert.Single(summary.GetProperty("citations").EnumerateArray()).GetInt32());
    }

    [Fact]
    public async Task A_summary_that_is_not_wanted_or_has_nothing_to_sum_up_is_off_and_the_reason_is_given_where_the_caller_is_it()
    {
        await using var server = await StartAsync(Supported);

        var unasked = await SummaryOfAsync(server, new { question = Question });
        var declined = await SummaryOfAsync(server, new { question = Question, summarize = false });
        var notFound = await SummaryOfAsync(server, new { question = "What did the New York Times ask?", summarize = true });

        Assert.Equal(("off", null), (unasked.GetProperty("status").GetString(), unasked.GetProperty("reason").GetString()));
        Assert.Equal(("off", "请求里关掉了摘要。"), (declined.GetProperty("status").GetString(), declined.GetProperty("reason").GetString()));
        Assert.Equal(("off", "There are no excerpts to sum up."), (notFound.GetProperty("status").GetString(), notFound.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task The_excerpts_and_the_id_are_the_same_with_a_model_that_never_replies()
    {
        await using var server = await StartAsync(null, ("AnswerBot:Summaries:Timeout", "00:00:00.5"));

        var without = await AskAsync(server, new { question = Question });
        var with = await AskAsync(server, new { question = Question, summarize = true });

        Assert.Equal("timedOut", with.GetProperty("summary").GetProperty("status").GetString());
        Assert.Equal(without.GetProperty("id").GetString(), with.GetProperty("id").GetString());
        Assert.Equal(without.GetProperty("excerpts").GetRawText(), with.GetProperty("excerpts").GetRawText());
    }

    [Fact]
    public async Task The_page_shows_it_apart_and_labelled()
    {
        await using var server = await StartAsync(Supported);

        var page = await server.Client.GetStringAsync($"/?q={Uri.EscapeDataString(Question)}", TestContext.Current.CancellationToken);

        Assert.Contains("<aside class=\"summary\"", page, StringComparison.Ordinal);
        Assert.Contains("AI-generated summary", page, StringComparison.Ordinal);
        Assert.Contains("金平、麻栗坡两个县[1]", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("webchat", true)]
    [InlineData("slack", false)]
    public async Task A_channel_labels_the_message_as_generated_only_with_a_summary(string channel, bool hasEntity)
    {
        await using var server = await StartAsync(Supported);
        await using var plain = await StartAsync(Supported, ("AnswerBot:Summaries:ExceptChannels:0", channel));

        var with = await AskAsync(server, channel);
        var without = await AskAsync(plain, channel);

        Assert.Contains("以上摘要由 AI 生成", with.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AI 生成", without.Text, StringComparison.Ordinal);
        Assert.Equal(hasEntity, with.Json.ToJsonString().Contains("AIGeneratedContent", StringComparison.Ordinal));
        Assert.DoesNotContain("AIGeneratedContent", without.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_summaries_are_off_no_assembly_of_semantic_kernel_is_loaded()
    {
        var list = _folder / "loaded.txt";
        var process = new HostProcess(seed.DataPath).With("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location).With(StartupHook.Variable, list);

        var result = await process.RunAsync("ask", Question, "--summarize", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("off", JsonDocument.Parse(result.Output).RootElement.GetProperty("summary").GetProperty("status").GetString());
        var loaded = await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken);
        Assert.Contains("AnswerBot", loaded);
        Assert.DoesNotContain(loaded, name => name.Contains("SemanticKernel", StringComparison.Ordinal) || name == "OpenAI");
    }

    private static async Task<Activity> AskAsync(RunningServer server, string channel)
    {
        var replies = new RecordedReplies();
        await server.Services.GetRequiredService<BotTurn>().RunAsync(SomeActivity.Message(Question, channel), replies, TestContext.Current.CancellationToken);
        // Teams gets a second message, with the card.
        return replies.Messages.First();
    }

    private static async Task<JsonElement> AskAsync(RunningServer server, object body)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/answers", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> SummaryOfAsync(RunningServer server, object body) => (await AskAsync(server, body)).GetProperty("summary");

    private async Task<RunningServer> StartAsync(string? reply, params (string Key, string? Value)[] settings)
    {
        var data = _folder / Path.GetRandomFileName();
        seed.CopyIndexTo(data);
        return await RunningServer.StartReadyAsync(
            data,
            services => services.AddSingleton<ISummarizer>(new FixedSummarizer(reply)),
            [("AnswerBot:Summaries:Provider", "OpenAI"), ("AnswerBot:Summaries:Model", "fixed"), .. settings]);
    }
}
