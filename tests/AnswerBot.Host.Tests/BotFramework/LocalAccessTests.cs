using System.Net;
using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>A bot without an app id serves tools on the developer's own machine and nobody else.</summary>
public sealed class LocalAccessTests(Seed seed)
{
    private readonly RunningServer _server = seed.Server;

    [Fact]
    public async Task A_local_tool_needs_no_token()
    {
        using var response = await _server.PostActivityAsync(Silent(), ("x-ms-agents-playground", "true"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "bot.example.org")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("Host", "bot.example.org")]
    [InlineData("Host", "localhost.example.org")]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("Authorization", "")]
    [InlineData(RunningServer.FromHeader, "192.0.2.1")]
    [InlineData(RunningServer.FromHeader, "10.0.0.1")]
    [InlineData(RunningServer.FromHeader, "2001:db8::1")]
    public async Task What_may_come_from_elsewhere_is_refused(string header, string value)
    {
        using var response = await _server.PostActivityAsync(Silent(), (header, value));

        await response.ReadProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:3978")]
    [InlineData("[::1]:3978")]
    public async Task Each_name_of_this_machine_is_taken(string host)
    {
        using var response = await _server.PostActivityAsync(Silent(), ("Host", host));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost.example.org/")]
    [InlineData("http://user@localhost/")]
    [InlineData("http://localhost/?q=1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/_connector")]
    public async Task Answers_stay_on_this_machine(string serviceUrl)
    {
        using var response = await _server.PostActivityAsync(Incoming.Message(serviceUrl: serviceUrl));

        Assert.Contains("serviceUrl", await response.ReadProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_development_nobody_is_let_in_and_everything_else_serves()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, services =>
            services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production }));

        using var refused = await server.PostActivityAsync(Silent());
        using var answered = await server.Client.GetResponseAsync("/api/suggestions");

        await refused.ReadProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_nobody_is_local()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:TrustedProxies:0", "127.0.0.1"));

        using var direct = await server.PostActivityAsync(Silent());
        using var proxied = await server.PostActivityAsync(Silent(), ("X-Forwarded-For", "127.0.0.1"));

        Assert.Equal(HttpStatusCode.Accepted, direct.StatusCode);
        await proxied.ReadProblemAsync(HttpStatusCode.Unauthorized);
    }

    private static JsonObject Silent() => Incoming.Message().With("type", "typing");
}
