using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>The bot's own tokens, with which it proves to a connector who it is. Kept in memory and renewed before they end. Safe for several threads.</summary>
internal sealed class ConnectorTokens
{
    /// <summary>Name of the HTTP client for the token service.</summary>
    public const string ClientName = "token service";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly Func<bool, CancellationToken, Task<AuthenticationResult>>? _acquire;

    public ConnectorTokens(IOptions<BotOptions> options, ContentRoot root, IHttpClientFactory clients)
    {
        var http = new MsalClients(clients);
        _acquire = string.IsNullOrEmpty(options.Value.AppId) ? null
            : options.Value.AppType == BotAppType.ManagedIdentity ? ManagedIdentity(options.Value, http)
            : Application(options.Value, root, http);
    }

    public static void AddHttp(IServiceCollection services) =>
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout).RemoveAllLoggers();

    /// <returns>A valid token; null for a bot without an app id, which has none.</returns>
    /// <exception cref="ReplyRefusedException">The token service gives none.</exception>
    public Task<string?> GetAsync(CancellationToken cancellationToken) => AcquireAsync(renew: false, cancellationToken);

    /// <summary>Gets a new token although the one at hand should still be valid: for a connector that did not take it.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<string?> RenewAsync(CancellationToken cancellationToken) => AcquireAsync(renew: true, cancellationToken);

    private async Task<string?> AcquireAsync(bool renew, CancellationToken cancellationToken)
    {
        if (_acquire is null)
        {
            return null;
        }

        try
        {
            return (await _acquire(renew, cancellationToken)).AccessToken;
        }
        catch (Exception exception) when (exception is MsalException or HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var code = (exception as MsalException)?.ErrorCode ?? "unreachable";
            throw new ReplyRefusedException(
                null, code, $"The token service gives the bot no token ({code}). Check AppId, AppSecret or CertificatePath, TenantId, AppType and Cloud under AnswerBot:Bot. {exception.Message}", exception);
        }
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> Application(BotOptions options, ContentRoot root, MsalClients http)
    {
        var addresses = BotCloudAddresses.Of(options);
        var tenant = options.AppType == BotAppType.MultiTenant ? addresses.BotTenant : options.TenantId;
        // The authority is a setting, not something a caller says: asking Microsoft whether it is one of theirs would only add a call.
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority($"{addresses.TokenAuthority}/{tenant}", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        var application = string.IsNullOrEmpty(options.CertificatePath)
            ? builder.WithClientSecret(options.AppSecret).Build()
            : builder.WithCertificate(BotCertificate.Load(root.Resolve(options.CertificatePath), options.CertificatePassword), sendX5C: true).Build();
        string[] scopes = [$"{addresses.TokenResource}/.default"];
        return (renew, cancellationToken) => application.AcquireTokenForClient(scopes).WithForceRefresh(renew).ExecuteAsync(cancellationToken);
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> ManagedIdentity(BotOptions options, MsalClients http)
    {
        var resource = BotCloudAddresses.Of(options).TokenResource;
        var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId)).WithHttpClientFactory(http).Build();
        return (renew, cancellationToken) => identity.AcquireTokenForManagedIdentity(resource).WithForceRefresh(renew).ExecuteAsync(cancellationToken);
    }

    private sealed class MsalClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(ClientName);
    }
}
