using System.Net;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.QdrantServer;

namespace AnswerBot.Host.Tests.Api;

/// <summary>What clients see of a server whose index is in Qdrant, while that comes and goes.</summary>
public sealed class QdrantServingTests(Seed seed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Qdrant_may_start_later_go_away_and_come_back_without_a_restart()
    {
        await using var qdrant = await QdrantDouble.StartAsync(new DoubleOptions());
        qdrant.IsDown = true;
        await using var server = await RunningServer.StartAsync(_folder.Path, Settings(qdrant));
        var preparing = server.PrepareWhenPossibleAsync(Cancel);
        await RequireUnavailableAsync(server, "cannot be reached so far");

        qdrant.IsDown = false;
        await preparing;
        var answer = await server.Client.AskAsync(Seed.Lawsuits);
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Equal("ready", (await server.Client.GetJsonAsync("/health/ready")).GetProperty("status").GetString());

        qdrant.IsDown = true;
        await RequireUnavailableAsync(server, "cannot be reached right now");

        qdrant.IsDown = false;
        Assert.Equal(answer.ToString(), (await AskWhenBackAsync(server)).ToString());
    }

    [Fact]
    public async Task The_embedded_index_stands_in_where_that_is_wanted_and_answer_and_health_say_so()
    {
        seed.CopyIndexTo(_folder.Path);
        await using var qdrant = await QdrantDouble.StartAsync(new DoubleOptions());
        qdrant.IsDown = true;
        await using var server = await RunningServer.StartAsync(_folder.Path, [.. Settings(qdrant), ("AnswerBot:Index:Qdrant:ReadFallback", "true")]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var preparing = server.PrepareWhenPossibleAsync(stop.Token);

        var answer = await AskWhenBackAsync(server);

        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Contains("备用索引", answer.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal("fallback", (await server.Client.GetJsonAsync("/health/ready")).GetProperty("status").GetString());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preparing);
    }

    public void Dispose() => _folder.Dispose();

    private static (string Key, string? Value)[] Settings(QdrantDouble qdrant) =>
    [
        ("AnswerBot:Index:Provider", "Qdrant"),
        ("AnswerBot:Index:Qdrant:Endpoint", qdrant.Address.ToString()),
        ("AnswerBot:Index:Qdrant:Retries", "0"),
        ("AnswerBot:Index:Qdrant:GracePeriod", "00:00:00"),
    ];

    private static async Task RequireUnavailableAsync(RunningServer server, string named)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var asked = await server.Client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}"}""");
            using var health = await server.Client.GetResponseAsync("/health/ready");
            Assert.InRange(asked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            await asked.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            var reason = await health.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            if (reason.Contains(named, StringComparison.Ordinal))
            {
                return;
            }

            Assert.True(attempt < 100, reason);
            await Task.Delay(100, Cancel);
        }
    }

    private static async Task<System.Text.Json.JsonElement> AskWhenBackAsync(RunningServer server)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var asked = await server.Client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}"}""");
            if (asked.StatusCode == HttpStatusCode.OK)
            {
                return System.Text.Json.JsonElement.Parse(await asked.Content.ReadAsStringAsync(Cancel));
            }

            Assert.True(attempt < 200, "It did not come back.");
            await Task.Delay(100, Cancel);
        }
    }
}
