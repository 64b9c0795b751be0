using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>The keys of the issuers that the bot believes.</summary>
internal sealed class CallerKeys : IDisposable
{
    /// <summary>Name of the HTTP client that fetches them.</summary>
    public const string ClientName = "signing keys";

    private const int MaxDocumentBytes = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public CallerKeys(IOptions<BotOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<SigningKeys> logger)
    {
        var addresses = BotCloudAddresses.Of(options.Value);
        SigningKeys KeysAt(string address) => new(address, new FactoryRetriever(clients), time, logger);
        Channels = KeysAt(addresses.OpenIdMetadata);
        Entra = KeysAt(addresses.EntraOpenIdMetadata);
    }

    /// <summary>Those of the Bot Framework's channels.</summary>
    public SigningKeys Channels { get; }

    /// <summary>Those of Entra.</summary>
    public SigningKeys Entra { get; }

    public static void AddHttp(IServiceCollection services) =>
        services.AddHttpClient(ClientName, client =>
        {
            client.Timeout = Timeout;
            client.MaxResponseContentBufferSize = MaxDocumentBytes;
        }).RemoveAllLoggers();

    public void Dispose()
    {
        Channels.Dispose();
        Entra.Dispose();
    }

    // A client kept for the life of the process would keep the addresses that it once resolved.
    private sealed class FactoryRetriever(IHttpClientFactory clients) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            using var client = clients.CreateClient(ClientName);
            var isLocal = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
            return await new HttpDocumentRetriever(client) { RequireHttps = !isLocal }.GetDocumentAsync(address, cancel);
        }
    }
}
