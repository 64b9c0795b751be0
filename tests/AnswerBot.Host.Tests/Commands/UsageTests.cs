using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

/// <summary>What goes wrong before any work begins: a clear message on stderr, exit code 2, nothing on stdout.</summary>
public sealed class UsageTests(Seed seed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string[], string> WrongCalls => new()
    {
        { ["ask", "疫情", "--jason"], "--jason" },
        { ["ask", ""], "empty" },
        { ["ask", "   "], "empty" },
        { ["ask", new string('疫', 1001)], "1001" },
        { ["ask", "？！……"], "no letter" },
        { ["ask", "疫情", "--limit", "6"], "1 to 5" },
        { ["ask", "疫情", "--limit", "many"], "many" },
        { ["ask", "疫情", "--from", "yesterday"], "yesterday" },
        { ["ask", "疫情", "--from", "05/06/2020"], "yyyy-MM-dd" },
        { ["ask", "疫情", "--to", "20200524"], "yyyy-MM-dd" },
        { ["ask", "疫情", "--from", "2020-05-25", "--to", "2020-05-24"], "wrong way round" },
        { ["ask", "疫情", "病毒"], "病毒" },
        { ["aks"], "aks" },
        { ["ingest", "/no/such/folder"], "/no/such/folder" },
        { ["evaluate", "--questions", "/no/such/file.jsonl"], "/no/such/file.jsonl" },
        { ["verify", "/no/such/answer.json"], "/no/such/answer.json" },
        { ["serve", "--urls", "nonsense"], "nonsense" },
    };

    [Theory, MemberData(nameof(WrongCalls))]
    public async Task A_wrong_call_is_explained(string[] arguments, string named)
    {
        var result = await new HostProcess(seed.DataPath).RunAsync(arguments);

        RequireExplained(result, named);
    }

    [Theory]
    [InlineData("AnswerBot__Retrival__MaxSimWeight", "4", "AnswerBot:Retrival")]
    [InlineData("AnswerBot__Api__RequestsPerMinut", "4", "AnswerBot:Api:RequestsPerMinut")]
    [InlineData("AnswerBot__Api__RequestsPerMinute", "0", "RequestsPerMinute")]
    [InlineData("AnswerBot__Api__RequestsPerMinute", "many", "AnswerBot:Api:RequestsPerMinute")]
    [InlineData("AnswerBot__Retrieval__MaxSimWeight", "-1", "MaxSimWeight")]
    [InlineData("AnswerBot__Index__Provider", "Oracle", "Provider")]
    [InlineData("AnswerBot__Embeddings__ModelPath", "no/such/model", "no/such/model")]
    [InlineData("AnswerBot__Transcripts__Path", "", "Path")]
    public async Task A_wrong_setting_is_named_by_every_verb_that_needs_it(string name, string value, string named)
    {
        var asked = await new HostProcess(seed.DataPath).With(name, value).RunAsync("ask", "疫情");
        var served = await new HostProcess(seed.DataPath).With(name, value).RunAsync("serve", "--urls", "http://127.0.0.1:0");

        RequireExplained(asked, named);
        RequireExplained(served, named);
    }

    [Fact]
    public async Task A_damaged_model_is_named_with_the_remedy()
    {
        var shipped = ContentRoot.Find(AppContext.BaseDirectory).Resolve("models/multilingual-e5-small-zh-en");
        foreach (var file in Directory.EnumerateFiles(shipped))
        {
            File.Copy(file, _folder / Path.GetFileName(file));
        }

        var damaged = await File.ReadAllBytesAsync(_folder / "tokenizer.model", TestContext.Current.CancellationToken);
        damaged[1000] ^= 1;
        await File.WriteAllBytesAsync(_folder / "tokenizer.model", damaged, TestContext.Current.CancellationToken);

        var result = await new HostProcess(seed.DataPath).With("AnswerBot__Embeddings__ModelPath", _folder.Path).RunAsync("ask", "疫情");

        RequireExplained(result, "tokenizer.model");
        Assert.Contains("damaged", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Restore", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        var file = _folder.Write("data", "a file, where a folder is wanted");

        var result = await new HostProcess(file).RunAsync("ingest");

        RequireExplained(result, file);
    }

    [Fact]
    public async Task Transcripts_that_are_nowhere_are_named()
    {
        var process = new HostProcess(_folder / "data").With("AnswerBot__Transcripts__Path", _folder / "nowhere");

        var asked = await process.RunAsync("ask", "疫情");
        var ingested = await process.RunAsync("ingest");

        RequireExplained(asked, _folder / "nowhere");
        RequireExplained(ingested, _folder / "nowhere");
    }

    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("ask")]
    [InlineData("ingest")]
    [InlineData("verify")]
    [InlineData("evaluate")]
    public async Task Help_tells_what_each_verb_does(params string[] verb)
    {
        var result = await new HostProcess(seed.DataPath).RunAsync([.. verb, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Errors);
    }

    public void Dispose() => _folder.Dispose();

    internal static void RequireExplained(ProcessResult result, string named)
    {
        Assert.True(result.ExitCode == 2, $"exit {result.ExitCode}\n{result.Output}\n{result.Errors}");
        Assert.Contains(named, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
