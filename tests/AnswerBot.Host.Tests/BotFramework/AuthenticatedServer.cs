using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework.Connector;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>A server with an app id, the issuer of its channels, its token service and a connector.</summary>
public sealed class AuthenticatedServer(Seed seed) : IAsyncLifetime
{
    internal const string AppId = "11111111-2222-3333-4444-555555555555";
    internal const string Tenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    internal const string Agent = "99999999-2222-3333-4444-555555555555";

    internal RunningServer Server { get; private set; } = null!;

    internal IssuerDouble Channels { get; private set; } = null!;

    internal IssuerDouble Entra { get; private set; } = null!;

    internal ConnectorDouble Connector { get; private set; } = null!;

    internal TokenServiceDouble TokenService { get; } = new();

    /// <summary>Endorsed for Teams and Web Chat.</summary>
    internal RsaSecurityKey Key { get; } = IssuerDouble.NewKey("channels-1");

    /// <summary>Published without endorsements.</summary>
    internal RsaSecurityKey UnendorsedKey { get; } = IssuerDouble.NewKey("channels-2");

    internal RsaSecurityKey EntraKey { get; } = IssuerDouble.NewKey("entra-1");

    internal RsaSecurityKey OtherTenantsKey { get; } = IssuerDouble.NewKey("entra-2");

    public async ValueTask InitializeAsync()
    {
        Connector = await ConnectorDouble.StartAsync();
        Channels = await IssuerDouble.StartAsync();
        Channels.Published = [IssuerDouble.Jwk(Key, "msteams", "webchat"), IssuerDouble.Jwk(UnendorsedKey)];
        Entra = await IssuerDouble.StartAsync(EntraKey);
        var restricted = IssuerDouble.Jwk(OtherTenantsKey);
        restricted["issuer"] = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        Entra.Published = [.. Entra.Published, restricted];
        Server = await RunningServer.StartReadyAsync(
            seed.DataPath,
            services => services.AddHttpClient(ConnectorTokens.ClientName).ConfigurePrimaryHttpMessageHandler(() => TokenService),
            ("AnswerBot:Bot:AppId", AppId.ToUpperInvariant()),
            ("AnswerBot:Bot:AppSecret", "secret"),
            ("AnswerBot:Bot:TenantId", Tenant),
            ("AnswerBot:Bot:Issuer", Channels.Issuer),
            ("AnswerBot:Bot:OpenIdMetadata", Channels.Metadata),
            ("AnswerBot:Bot:AllowedServiceHosts:0", "127.0.0.1"),
            ("AnswerBot:Bot:EntraOpenIdMetadata", Entra.Metadata),
            ("AnswerBot:Bot:EntraTenants:0", Tenant),
            ("AnswerBot:Bot:EntraCallers:0", Agent));
    }

    /// <summary>A message whose answer goes to the connector.</summary>
    internal JsonObject Message() => Incoming.Message(serviceUrl: Connector.ServiceUrl);

    /// <summary>The claims of a valid token of a channel.</summary>
    internal Dictionary<string, object> Claims() => new()
    {
        ["iss"] = Channels.Issuer,
        ["aud"] = AppId,
        ["serviceurl"] = Connector.ServiceUrl,
        ["nbf"] = Seconds(-60),
        ["exp"] = Seconds(3600),
    };

    /// <summary>The claims of a valid token of Entra.</summary>
    internal static Dictionary<string, object> EntraClaims() => new()
    {
        ["iss"] = $"https://login.microsoftonline.com/{Tenant}/v2.0",
        ["aud"] = AppId,
        ["ver"] = "2.0",
        ["azp"] = Agent,
        ["nbf"] = Seconds(-60),
        ["exp"] = Seconds(3600),
    };

    internal static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Channels.DisposeAsync();
        await Entra.DisposeAsync();
        await Connector.DisposeAsync();
        TokenService.Dispose();
    }
}
