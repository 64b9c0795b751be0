using System.Net;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

/// <summary>Who the client is when a proxy stands in between.</summary>
public sealed class TrustedProxiesTests(Seed seed)
{
    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", "192.0.2.1", "192.0.2.2", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/24", "10.0.0.77", "192.0.2.1", "192.0.2.2", HttpStatusCode.OK)]
    [InlineData("10.0.0.5", "10.0.0.5", "192.0.2.1", "192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData("10.0.0.5", "10.0.0.6", "192.0.2.1", "192.0.2.2", HttpStatusCode.TooManyRequests)]
    [InlineData("10.0.0.0/24", "10.0.0.5", "1.1.1.1, 192.0.2.1, 10.0.0.9", "2.2.2.2, 192.0.2.1, 10.0.0.9", HttpStatusCode.TooManyRequests)]
    public async Task A_named_proxy_says_who_the_client_is_and_nobody_else_does(string trusted, string peer, string first, string second, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:RequestsPerMinute", "1"), ("AnswerBot:Api:TrustedProxies:0", trusted));

        using var taken = await server.Client.GetResponseAsync("/api/suggestions", (RunningServer.FromHeader, peer), ("X-Forwarded-For", first));
        using var next = await server.Client.GetResponseAsync("/api/suggestions", (RunningServer.FromHeader, peer), ("X-Forwarded-For", second));

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(expected, next.StatusCode);
    }

    [Fact]
    public async Task Without_the_setting_the_header_means_nothing()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:RequestsPerMinute", "1"));

        using var taken = await server.Client.GetResponseAsync("/api/suggestions", ("X-Forwarded-For", "192.0.2.1"));
        using var next = await server.Client.GetResponseAsync("/api/suggestions", ("X-Forwarded-For", "192.0.2.2"));

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, next.StatusCode);
    }
}
