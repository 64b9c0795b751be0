using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>A bot that is configured by halves does not start.</summary>
public sealed class BotOptionsTests
{
    [Theory]
    [InlineData("AppSecret", null, "AppSecret")]
    [InlineData("TenantId", null, "TenantId")]
    [InlineData("AppId", null, "AppId")]
    [InlineData("AppId", "my-bot", "GUID")]
    [InlineData("CertificatePath", "bot.pem", "Keep one")]
    [InlineData("AppType", "ManagedIdentity", "no secret")]
    [InlineData("OpenIdMetadata", "http://login.example/", "https")]
    [InlineData("OpenIdMetadata", "login.example", "https")]
    [InlineData("EntraOpenIdMetadata", "http://login.example/", "https")]
    [InlineData("TokenAuthority", "http://localhost/", "https")]
    [InlineData("AllowedServiceHosts:0", "https://connector.example/", "host names")]
    [InlineData("AllowedServiceHosts:0", "*.example", "host names")]
    [InlineData("EntraTenants:0", "d6d49420-f39b-4df7-a1dc-d59a935871db", "EntraCallers")]
    [InlineData("EntraCallers:0", "d6d49420-f39b-4df7-a1dc-d59a935871db", "EntraTenants")]
    [InlineData("QueueCapacity", "0", "QueueCapacity")]
    [InlineData("ConversationCapacity", "0", "ConversationCapacity")]
    [InlineData("TurnTimeout", "00:00:00", "TurnTimeout")]
    [InlineData("DrainTimeout", "01:00:00", "DrainTimeout")]
    [InlineData("Cloud", "7", "Cloud")]
    public void A_half_configured_bot_is_refused_by_a_message_that_names_the_setting(string key, string? value, string named)
    {
        using var bot = new ConnectorHost(ConnectorHost.App((key, value)));

        var exception = Assert.Throws<OptionsValidationException>(() => bot.Get<IStartupValidator>().Validate());

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Bot", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cloud", "Mars")]
    [InlineData("AppType", "Other")]
    public void An_unknown_cloud_or_type_is_named(string key, string value)
    {
        using var bot = new ConnectorHost(ConnectorHost.App((key, value)));

        var exception = Assert.ThrowsAny<Exception>(() => bot.Get<IOptions<BotOptions>>().Value);

        Assert.Contains($"AnswerBot:Bot:{key}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_missing_broken_or_without_its_key_is_refused()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.Write("broken.pfx", "no certificate");
        ConnectorTokensTests.WriteCertificate(folder / "whole.pem", null);
        var whole = File.ReadAllText(folder / "whole.pem");
        var bare = folder.Write("bare.pem", whole[..whole.IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)]);

        foreach (var path in new[] { folder / "missing.pfx", broken, bare })
        {
            using var bot = new ConnectorHost(ConnectorHost.App(("AppSecret", null), ("CertificatePath", path)));
            var exception = Assert.Throws<OptionsValidationException>(() => bot.Get<IStartupValidator>().Validate());
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("SingleTenant")]
    [InlineData("MultiTenant")]
    public void A_whole_bot_is_taken(string type)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AppType", type), ("Cloud", "usgov")));

        bot.Get<IStartupValidator>().Validate();

        Assert.Equal(BotCloud.USGov, bot.Get<IOptions<BotOptions>>().Value.Cloud);
    }

    [Fact]
    public async Task The_program_does_not_start_with_half_a_bot()
    {
        using var folder = new TemporaryFolder();

        var result = await new HostProcess(folder.Path).With("AnswerBot__Bot__AppId", AuthenticatedServer.AppId).RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("AnswerBot__Bot__AppSecret", result.Errors, StringComparison.Ordinal);
    }
}
