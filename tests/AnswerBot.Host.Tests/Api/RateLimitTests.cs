using System.Net;
using AnswerBot.Host.Api;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed class RateLimitTests(Seed seed)
{
    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:RequestsPerMinute", "2"));

        using var first = await SuggestionsAsync(server, from: "192.0.2.1");
        using var second = await SuggestionsAsync(server, from: "192.0.2.1");
        using var third = await SuggestionsAsync(server, from: "192.0.2.1");
        using var other = await SuggestionsAsync(server, from: "192.0.2.2");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { first.StatusCode, second.StatusCode });
        Assert.Contains("Try again in", await third.ReadProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.OK)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", HttpStatusCode.OK)]
    public async Task One_client_is_one_address_or_one_ipv6_network(string first, string second, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:RequestsPerMinute", "1"));

        using var taken = await SuggestionsAsync(server, first);
        using var next = await SuggestionsAsync(server, second);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(expected, next.StatusCode);
    }

    [Fact]
    public async Task The_pages_are_bounded_like_the_api_and_health_is_not()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:RequestsPerMinute", "1"));

        using var page = await server.Client.GetResponseAsync("/");
        using var again = await server.Client.GetResponseAsync("/");
        using var health = await server.Client.GetResponseAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(90)]
    [InlineData(119)]
    [InlineData(600)]
    [InlineData(1_000_000)]
    public void The_bucket_fills_at_the_configured_rate(int requestsPerMinute)
    {
        var bucket = ApiAccess.BucketFor(requestsPerMinute);

        Assert.Equal(requestsPerMinute, bucket.TokenLimit);
        Assert.Equal(requestsPerMinute, bucket.TokensPerPeriod / bucket.ReplenishmentPeriod.TotalMinutes, requestsPerMinute * 0.001);
    }

    private static Task<HttpResponseMessage> SuggestionsAsync(RunningServer server, string from) =>
        server.Client.GetResponseAsync("/api/suggestions", (RunningServer.FromHeader, from));
}
