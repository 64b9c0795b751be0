using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnswerBot.Embeddings;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Tests.Embeddings;

/// <summary>Sentence vectors from a service instead of a model on this machine, from ingestion to answer.</summary>
public sealed class EmbeddingServiceTests : IDisposable
{
    private static readonly ContentRoot Root = ContentRoot.Find(AppContext.BaseDirectory);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_transcript_is_ingested_and_answered_from_with_vectors_of_a_service()
    {
        await using var service = await StartServiceAsync();
        await using var server = await RunningServer.StartReadyAsync(_folder / "data", [.. service.Settings, OneTranscript()]);
        var askedBefore = service.Asked;

        var answer = await AskAsync(server, "新发现的岩洞有多深？");

        Assert.Equal(1, service.Asked - askedBefore);
        var first = answer.GetProperty("ranked")[0];
        Assert.Equal(2, first.GetProperty("turn").GetInt32());
        Assert.True(first.GetProperty("signals").GetProperty("paragraph").GetDouble() > 0.3);
        Assert.Equal(0, first.GetProperty("signals").GetProperty("maxSim").GetDouble());
    }

    [Fact]
    public async Task A_service_that_fails_later_is_an_outage_and_not_an_empty_answer()
    {
        await using var service = await StartServiceAsync();
        await using var server = await RunningServer.StartReadyAsync(_folder / "data", [.. service.Settings, OneTranscript()]);
        service.Status = 401;

        using var response = await server.Client.PostAsJsonAsync("/api/answers", new { question = "岩洞有多深？" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("cannot be encoded", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "refused the key")]
    [InlineData(404, "no such model or address")]
    [InlineData(400, "status 400")]
    public async Task What_is_wrong_with_the_service_is_said_in_words(int status, string words)
    {
        await using var service = await StartServiceAsync();
        service.Status = status;

        var exception = await Assert.ThrowsAsync<EncoderUnavailableException>(() => RunningServer.StartReadyAsync(_folder / "data", [.. service.Settings, OneTranscript()]));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(service.Endpoint, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(EmbeddingServer.Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_the_local_model_is_refused_with_the_command_that_mends_it()
    {
        await using var service = await StartServiceAsync();
        await using (await RunningServer.StartReadyAsync(_folder / "data", OneTranscript()))
        {
        }

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => RunningServer.StartReadyAsync(_folder / "data", [.. service.Settings, OneTranscript()]));

        Assert.Contains(EmbeddingServer.Model, exception.Message, StringComparison.Ordinal);
        Assert.Contains("ingest --rebuild", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model", null, "Embeddings:Model is missing")]
    [InlineData("Dimensions", "0", "Embeddings:Dimensions is missing")]
    [InlineData("Endpoint", "/v1", "absolute http or https address")]
    [InlineData("Endpoint", "http://embeddings.example/v1", "would travel in clear to embeddings.example")]
    public async Task A_half_configured_service_stops_the_start(string setting, string? value, string message)
    {
        await using var service = await StartServiceAsync();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            RunningServer.StartReadyAsync(_folder / "data", [.. service.Settings, ($"AnswerBot:Embeddings:{setting}", value)]));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static Task<EmbeddingServer> StartServiceAsync() => EmbeddingServer.StartAsync(Root.Resolve(new EmbeddingOptions().ModelPath));

    private (string Key, string? Value) OneTranscript()
    {
        var folder = Directory.CreateDirectory(_folder / "transcripts").FullName;
        File.WriteAllText(Path.Combine(folder, "2021-03-01-cave.txt"), """
            王五：大家好，我们开始。

            《山城日报》记者：今年的预算是多少？

            王五：今年的预算是三百万元，比去年增加一成。

            《河港晚报》记者：新发现的岩洞情况怎样？

            王五：新发现的岩洞深一百二十米，里面有一条地下河。

            """);
        File.WriteAllText(Path.Combine(folder, "2021-03-01-cave.json"), """
            { "id": "cave", "title": "Cave", "date": "2021-03-01", "language": "zh", "speakers": [{ "name": "王五", "role": "市长" }] }
            """);
        return ("AnswerBot:Transcripts:Path", folder);
    }

    private static async Task<JsonElement> AskAsync(RunningServer server, string question)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/answers", new { question, explain = true }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
