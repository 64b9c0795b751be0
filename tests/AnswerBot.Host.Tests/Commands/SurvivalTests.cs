using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

/// <summary>The real program ingests, is killed or goes on, while a server in another process answers from the same index.</summary>
public sealed partial class SurvivalTests(Seed seed) : IDisposable
{
    private const int Kills = 20;
    private const int Transcripts = 5;
    private const int Paragraphs = 6;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_twenty_random_moments_it_leaves_the_old_index_serving_and_the_next_run_whole()
    {
        var edition = 1;
        WriteEdition(edition);
        var process = Process();
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await process.RunAsync("ingest")).ExitCode);
        var whole = clock.Elapsed;
        await using var server = await RunningServer.StartReadyAsync(_folder / "data", Settings);
        var random = new Random(20);
        var killed = 0;
        for (var round = 0; round < Kills; round++)
        {
            WriteEdition(edition + 1);
            killed += await KillAfterAsync(process, whole * (0.05 + (0.95 * random.NextDouble()))) ? 1 : 0;
            // A run that was over before the kill has written the new edition; anything else has left the old one.
            edition = await ServedEditionAsync(server);
            if (round % 5 == 4)
            {
                WriteEdition(edition + 1);
                await RequireWholeRunAsync(process);
                edition++;
                Assert.Equal(edition, await ServedEditionAsync(server));
            }
        }

        // Kills that all came too late would have shown nothing.
        Assert.InRange(killed, Kills / 2, Kills);
    }

    [Fact]
    public async Task A_server_sees_one_edition_or_the_other_while_another_process_ingests()
    {
        WriteEdition(1);
        var process = Process();
        Assert.Equal(0, (await process.RunAsync("ingest")).ExitCode);
        await using var server = await RunningServer.StartReadyAsync(_folder / "data", Settings);
        var (reads, seen) = (0, new HashSet<int>());
        for (var edition = 2; edition <= 4; edition++)
        {
            WriteEdition(edition);
            var run = process.RunAsync(edition == 3 ? ["ingest", "--rebuild"] : ["ingest"]);
            while (!run.IsCompleted)
            {
                seen.Add(await ServedEditionAsync(server));
                reads++;
            }

            Assert.Equal(0, (await run).ExitCode);
            Assert.Equal(edition, await ServedEditionAsync(server));
        }

        Assert.InRange(reads, 4, int.MaxValue);
        Assert.Subset(new HashSet<int> { 1, 2, 3, 4 }, seen);
    }

    [Fact]
    public async Task Two_processes_that_ingest_one_index_at_the_same_time_both_end_well()
    {
        WriteEdition(1);

        var both = await Task.WhenAll(Process().RunAsync("ingest"), Process().RunAsync("ingest"));

        Assert.All(both, result => Assert.True(result.ExitCode == 0, result.Errors));
        await RequireWholeRunAsync(Process());
    }

    [Fact]
    public async Task An_index_that_may_not_be_written_is_served_as_it_is_and_nothing_is_made_beside_it()
    {
        seed.CopyIndexTo(_folder / "data");
        var before = Directory.GetFiles(_folder / "data");
        var process = new HostProcess(_folder / "data").With("AnswerBot__Index__ReadOnly", "true");

        // The transcripts' files are not there: they are not looked for.
        var asked = await process.With("AnswerBot__Transcripts__Path", _folder / "nothing").RunAsync("ask", Seed.Lawsuits);
        var ingested = await process.With("AnswerBot__Transcripts__Path", "seeds/transcripts").RunAsync("ingest", "--rebuild");

        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("滥诉", asked.Output, StringComparison.Ordinal);
        UsageTests.RequireExplained(ingested, "AnswerBot:Index:ReadOnly");
        Assert.Equal(before, Directory.GetFiles(_folder / "data"));
    }

    public void Dispose() => _folder.Dispose();

    private (string, string?)[] Settings => [("AnswerBot:Transcripts:Path", _folder / "transcripts")];

    private HostProcess Process() => new HostProcess(_folder / "data").With("AnswerBot__Transcripts__Path", _folder / "transcripts");

    /// <summary>Writes every transcript anew, each paragraph with the number of the edition.</summary>
    private void WriteEdition(int edition)
    {
        for (var number = 0; number < Transcripts; number++)
        {
            var answers = Enumerable.Range(1, Paragraphs).Select(paragraph => $"张三：第{edition}版第{number}篇第{paragraph}段，水位是{(paragraph * 7) + edition}米。\n");
            _folder.Write($"transcripts/t{number}.txt", $"张三：大家好，这是第{edition}版。\n《晨报》记者：水位是多少？\n{string.Concat(answers)}");
            _folder.Write($"transcripts/t{number}.json", $$"""{"id":"t{{number}}","title":"第{{number}}场","date":"2020-05-2{{number}}","language":"zh-CN","speakers":[{"name":"张三"}]}""");
        }
    }

    /// <summary>Whether it was still running when it was killed.</summary>
    private static async Task<bool> KillAfterAsync(HostProcess process, TimeSpan time)
    {
        using var running = process.Start("ingest");
        var output = running.StandardOutput.ReadToEndAsync(Cancelled);
        var errors = running.StandardError.ReadToEndAsync(Cancelled);
        // The transaction is open while passages are encoded, which begins when the models are loaded.
        await Task.WhenAny(running.WaitForExitAsync(Cancelled), Task.Delay(time, Cancelled));
        var wasRunning = !running.HasExited;
        HostProcess.Kill(running);
        await running.WaitForExitAsync(Cancelled);
        await Task.WhenAll(output, errors);
        return wasRunning;
    }

    private static async Task RequireWholeRunAsync(HostProcess process)
    {
        var ingested = await process.RunAsync("ingest");
        var verified = await process.RunAsync("verify");

        Assert.True(ingested.ExitCode == 0, ingested.Errors);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
        Assert.Contains($"{Transcripts * (Paragraphs + 1)} passages of {Transcripts} transcripts agree", verified.Output, StringComparison.Ordinal);
    }

    /// <summary>The edition that everything the server says comes from; an answer of two editions fails the test.</summary>
    private static async Task<int> ServedEditionAsync(RunningServer server)
    {
        var answer = await AskPatientlyAsync(server);
        var editions = Edition().Matches(answer.GetProperty("excerpts").GetRawText()).Select(match => match.Groups[1].Value).Distinct().ToList();
        var whole = await server.Client.GetTextAsync("/api/transcripts/t0/text");
        Assert.Single(Edition().Matches(whole).Select(match => match.Groups[1].Value).Distinct());
        return int.Parse(Assert.Single(editions), System.Globalization.CultureInfo.InvariantCulture);
    }

    // With several programs on few cores the server may be too busy for a moment and says so; anything else but an answer fails the test.
    private static async Task<JsonElement> AskPatientlyAsync(RunningServer server)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var response = await server.Client.PostRawAsync("""{"question":"水位是多少？","limit":5,"explain":true}""");
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancelled));
            }

            Assert.Contains("Understanding the question took too long", await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        }

        throw new TimeoutException("The server was too busy for ten attempts.");
    }

    [GeneratedRegex("第([0-9]+)版")]
    private static partial Regex Edition();
}
