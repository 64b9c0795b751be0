using System.Net;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Connector;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Where the bot sends, and where it never does.</summary>
public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/b1c2/")]
    [InlineData("https://SMBA.trafficmanager.net")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://directline.botframework.us")]
    [InlineData("https://connector.example:8443/x")]
    public void A_channels_host_and_a_configured_one_are_answered(string serviceUrl)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AllowedServiceHosts:0", "connector.example")));

        Assert.True(bot.Get<ServiceHosts>().Allows(serviceUrl));
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pw@smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?x=1")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://x.connector.example/")]
    [InlineData("http://connector.example/")]
    [InlineData("http://localhost/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("javascript:alert(1)")]
    public void Nothing_else_is_answered_nor_given_the_bots_token(string serviceUrl)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AllowedServiceHosts:0", "connector.example")));

        Assert.False(bot.Get<ServiceHosts>().Allows(serviceUrl));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    public void Outside_development_plain_http_is_not_spoken_even_to_a_configured_host(string serviceUrl)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AllowedServiceHosts:0", "127.0.0.1"), ("AllowedServiceHosts:1", "localhost")), environment: "Production");

        Assert.False(bot.Get<ServiceHosts>().Allows(serviceUrl));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("64:ff9b::a00:1")]
    public void Addresses_of_local_networks_are_not_public(string address) => Assert.False(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("20.43.160.1")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2603:1020::1")]
    [InlineData("2a01:111::1")]
    public void Addresses_of_the_internet_are_public(string address) => Assert.True(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Fact]
    public async Task A_listed_name_that_leads_into_the_local_network_is_not_called()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        // The machine's own name stands for a name of the internet that somebody pointed inside.
        var name = Dns.GetHostName();
        using var bot = new ConnectorHost(ConnectorHost.App(("AllowedServiceHosts:0", name)), tokenService: new TokenServiceDouble());

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => bot.ReplyAsync($"https://{name}:{new Uri(connector.ServiceUrl).Port}/"));

        Assert.Contains("no public address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Localhost_is_reached_on_whichever_address_a_tool_listens()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        using var bot = new ConnectorHost();

        Assert.Equal("reply-1", await bot.ReplyAsync($"http://localhost:{new Uri(connector.ServiceUrl).Port}/_connector"));
    }
}
