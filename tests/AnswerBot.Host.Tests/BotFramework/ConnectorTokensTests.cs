using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Connector;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Where the bot's own tokens come from.</summary>
public sealed class ConnectorTokensTests : IDisposable
{
    private readonly TokenServiceDouble _service = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SingleTenant", "Public", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.com%2F.default")]
    [InlineData("MultiTenant", "Public", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.com%2F.default")]
    [InlineData("MultiTenant", "USGov", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", "https%3A%2F%2Fapi.botframework.us%2F.default")]
    public async Task Type_and_cloud_decide_who_is_asked_and_for_what(string type, string cloud, string address, string scope)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AppType", type), ("Cloud", cloud)), tokenService: _service);

        Assert.Equal("bot-token-1", await bot.Get<ConnectorTokens>().GetAsync(Cancelled));

        var (asked, body) = Assert.Single(_service.Requests);
        Assert.Equal(address, asked.GetLeftPart(UriPartial.Path), ignoreCase: true);
        Assert.Contains("client_secret=s3cr3t-value", body, StringComparison.Ordinal);
        Assert.Contains($"client_id={AuthenticatedServer.AppId}", body, StringComparison.Ordinal);
        Assert.Contains(scope, body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_authority_can_be_configured()
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("TokenAuthority", "https://login.example.org/")), tokenService: _service);

        await bot.Get<ConnectorTokens>().GetAsync(Cancelled);

        Assert.StartsWith($"https://login.example.org/{AuthenticatedServer.Tenant}/", Assert.Single(_service.Requests).Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_kept_until_it_is_renewed()
    {
        using var bot = new ConnectorHost(ConnectorHost.App(), tokenService: _service);
        var tokens = bot.Get<ConnectorTokens>();

        Assert.Equal("bot-token-1", await tokens.GetAsync(Cancelled));
        Assert.Equal("bot-token-1", await tokens.GetAsync(Cancelled));
        Assert.Equal("bot-token-2", await tokens.RenewAsync(Cancelled));
        Assert.Equal("bot-token-2", await tokens.GetAsync(Cancelled));
    }

    [Theory]
    [InlineData("bot.pem", null)]
    [InlineData("bot.pem", "pass")]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "pass")]
    public async Task A_certificate_takes_the_place_of_a_secret(string name, string? password)
    {
        using var folder = new TemporaryFolder();
        WriteCertificate(folder / name, password);
        using var bot = new ConnectorHost(ConnectorHost.App(("AppSecret", null), ("CertificatePath", folder / name), ("CertificatePassword", password)), tokenService: _service);

        await bot.Get<ConnectorTokens>().GetAsync(Cancelled);

        var body = Assert.Single(_service.Requests).Body;
        Assert.Contains("client_assertion=", body, StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ManagedIdentity")]
    [InlineData("UserAssignedMSI")]
    public async Task A_managed_identity_asks_the_machine_that_it_runs_on(string type)
    {
        using var bot = new ConnectorHost(ConnectorHost.App(("AppSecret", null), ("TenantId", null), ("AppType", type)), tokenService: _service);

        Assert.StartsWith("bot-token-", await bot.Get<ConnectorTokens>().GetAsync(Cancelled), StringComparison.Ordinal);

        var (asked, _) = _service.Requests[^1];
        Assert.Equal("169.254.169.254", asked.Host);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(asked.Query), StringComparison.Ordinal);
        Assert.Contains($"client_id={AuthenticatedServer.AppId}", asked.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_said_to_be_one_and_nothing_is_sent()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        _service.Status = HttpStatusCode.Unauthorized;
        using var bot = new ConnectorHost(ConnectorHost.App(("AllowedServiceHosts:0", "127.0.0.1")), tokenService: _service);

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => bot.ReplyAsync(connector.ServiceUrl));

        Assert.Contains("AppSecret", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AADSTS7000215", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", refused.Message, StringComparison.Ordinal);
        Assert.Empty(connector.Calls);
    }

    [Fact]
    public async Task A_bot_without_an_app_has_no_token()
    {
        using var bot = new ConnectorHost(tokenService: _service);

        Assert.Null(await bot.Get<ConnectorTokens>().GetAsync(Cancelled));
        Assert.Empty(_service.Requests);
    }

    public void Dispose() => _service.Dispose();

    internal static void WriteCertificate(string path, string? password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        if (path.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
            return;
        }

        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        var privateKey = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, parameters);
        File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{privateKey}\n");
    }
}
