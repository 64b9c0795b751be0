using System.Net;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed class ApiKeyTests(ApiKeyTests.KeyedServer keyed) : IClassFixture<ApiKeyTests.KeyedServer>
{
    private const string Key = "s3cret";

    private readonly HttpClient _client = keyed.Server.Client;

    [Fact]
    public async Task Without_the_key_a_call_is_refused_and_told_where_the_key_goes()
    {
        using var response = await _client.GetResponseAsync("/api/transcripts");

        Assert.Contains("X-Api-Key", await response.ReadProblemAsync(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("X-Api-Key", "s3cre")]
    [InlineData("X-Api-Key", "s3crets")]
    [InlineData("X-Api-Key", "S3CRET")]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "Bearer wrong")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Basic s3cret")]
    public async Task A_wrong_key_is_refused(string header, string value)
    {
        using var response = await _client.GetResponseAsync("/api/transcripts", (header, value));

        Assert.DoesNotContain(Key, await response.ReadProblemAsync(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Api-Key", "s3cret")]
    [InlineData("x-api-key", "s3cret")]
    [InlineData("Authorization", "Bearer s3cret")]
    [InlineData("Authorization", "bearer s3cret")]
    public async Task The_right_key_opens_in_either_header(string header, string value)
    {
        using var response = await _client.GetResponseAsync("/api/transcripts", (header, value));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_needs_no_key(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Asking_needs_the_key_before_the_body_is_looked_at()
    {
        using var response = await _client.PostRawAsync("{");

        await response.ReadProblemAsync(HttpStatusCode.Unauthorized);
    }

    public sealed class KeyedServer(Seed seed) : IAsyncLifetime
    {
        public RunningServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:Key", Key));

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
