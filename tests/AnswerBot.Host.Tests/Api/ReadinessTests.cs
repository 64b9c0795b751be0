using System.Net;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

/// <summary>What clients see while the server gets ready, and when it loses its index.</summary>
public sealed class ReadinessTests(Seed seed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Before_the_index_is_ready_calls_are_asked_to_come_back_and_afterwards_answered()
    {
        seed.CopyIndexTo(_folder.Path);
        await using var server = await RunningServer.StartAsync(_folder.Path);

        await RequireUnavailableAsync(server, "being prepared");
        using var health = await server.Client.GetResponseAsync("/health/ready");
        await health.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        await RequireAliveAsync(server);

        await server.PrepareAsync();

        var ready = await server.Client.GetJsonAsync("/health/ready");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(107, ready.GetProperty("passages").GetInt32());
        Assert.Equal("answered", (await server.Client.AskAsync(Seed.Lawsuits)).GetProperty("outcome").GetString());
        await RequireAliveAsync(server);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=疫情")]
    [InlineData("/transcripts/2020-05-24-wang-yi")]
    public async Task Before_the_index_is_ready_pages_are_unavailable_too(string path)
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        using var response = await server.Client.GetResponseAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_index_that_turns_to_garbage_is_an_outage_and_never_a_missing_answer()
    {
        seed.CopyIndexTo(_folder.Path);
        await using var server = await RunningServer.StartReadyAsync(_folder.Path);

        await File.WriteAllBytesAsync(_folder / "index.db", [.. Enumerable.Range(0, 200_000).Select(value => (byte)(value * 31))], TestContext.Current.CancellationToken);

        await RequireUnavailableAsync(server, "the operator's log says why");
        using var health = await server.Client.GetResponseAsync("/health/ready");
        Assert.DoesNotContain(_folder.Path, await health.ReadProblemAsync(HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        await RequireAliveAsync(server);
    }

    [Fact]
    public async Task An_index_that_is_taken_away_is_an_outage()
    {
        seed.CopyIndexTo(_folder.Path);
        await using var server = await RunningServer.StartReadyAsync(_folder.Path);

        File.Delete(_folder / "index.db");

        await RequireUnavailableAsync(server, "the operator's log says why");
    }

    public void Dispose() => _folder.Dispose();

    private async Task RequireUnavailableAsync(RunningServer server, string named)
    {
        using var asked = await server.Client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}"}""");
        using var listed = await server.Client.GetResponseAsync("/api/transcripts");

        var problems = new[] { await asked.ReadProblemAsync(HttpStatusCode.ServiceUnavailable), await listed.ReadProblemAsync(HttpStatusCode.ServiceUnavailable) };
        Assert.All(problems, problem => Assert.Contains(named, problem, StringComparison.Ordinal));
        // Where the index lies is nobody's business but the operator's.
        Assert.All(problems, problem => Assert.DoesNotContain(_folder.Path, problem, StringComparison.Ordinal));
        Assert.All(new[] { asked, listed }, response => Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
    }

    private static async Task RequireAliveAsync(RunningServer server)
    {
        using var live = await server.Client.GetResponseAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
