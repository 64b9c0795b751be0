using AnswerBot.Host.Api;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>
/// The keys that an issuer publishes, fetched when first wanted, renewed twice a day, and at once when a token names a key that is not among them,
/// but then only once a minute: a forged token must not use up what a new key needs. Safe for several threads.
/// </summary>
/// <param name="address">The issuer's OpenID Connect discovery document.</param>
/// <param name="retriever">Fetches documents.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">For failures to fetch.</param>
internal sealed partial class SigningKeys(string address, IDocumentRetriever retriever, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    /// <summary>From this age on keys are renewed; those at hand serve meanwhile.</summary>
    internal static readonly TimeSpan RenewedAfter = TimeSpan.FromHours(12);

    /// <summary>From this age on keys are no longer believed: the issuer may have withdrawn them.</summary>
    internal static readonly TimeSpan UsableFor = TimeSpan.FromHours(24);

    /// <summary>Least time between two fetches for the sake of an unknown key.</summary>
    internal static readonly TimeSpan UnknownKeyInterval = TimeSpan.FromMinutes(1);

    /// <summary>Least time between a fetch that failed and the next one.</summary>
    internal static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _fetching = new(1);
    private volatile Published? _published;

    // Guarded by the semaphore.
    private DateTimeOffset? _lastForUnknown;
    private DateTimeOffset? _lastFailure;

    /// <summary>The key of this id; null where the issuer publishes none.</summary>
    /// <exception cref="ClientProblem">The issuer cannot be asked (503).</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = _published;
        if (known is not null && Age(known) < RenewedAfter && known.Find(keyId) is { } key)
        {
            return key;
        }

        await _fetching.WaitAsync(cancellationToken);
        try
        {
            return await FindAfterFetchAsync(keyId);
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private async Task<JsonWebKey?> FindAfterFetchAsync(string keyId)
    {
        if (_published is null || Age(_published) >= RenewedAfter)
        {
            await FetchAsync();
        }

        var key = Usable().Find(keyId);
        if (key is not null || IsWithin(_lastForUnknown, UnknownKeyInterval))
        {
            return key;
        }

        // Whether the key is a new one or a forger's cannot be told while the issuer is out of reach.
        if (!await FetchAsync())
        {
            throw Unreachable();
        }

        _lastForUnknown = time.GetUtcNow();
        return Usable().Find(keyId);
    }

    private Published Usable() => _published is { } published && Age(published) < UsableFor ? published : throw Unreachable();

    // Not with the caller's token: whoever hangs up must not spoil it for those who wait behind.
    private async Task<bool> FetchAsync()
    {
        if (IsWithin(_lastFailure, FailureInterval))
        {
            return false;
        }

        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, CancellationToken.None);
            _published = Published.From(configuration, time.GetUtcNow());
            return true;
        }
        catch (Exception exception)
        {
            _lastFailure = time.GetUtcNow();
            LogUnreachable(address, exception);
            return false;
        }
    }

    private TimeSpan Age(Published published) => time.GetUtcNow() - published.At;

    private bool IsWithin(DateTimeOffset? moment, TimeSpan interval) => moment is { } past && time.GetUtcNow() - past < interval;

    private static ClientProblem Unreachable() =>
        new(StatusCodes.Status503ServiceUnavailable, "The keys to check the token with cannot be fetched. Send it again later.");

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys at {Address} cannot be fetched; calls that need them get 503 (AnswerBot:Bot:OpenIdMetadata, or the network).")]
    private partial void LogUnreachable(string address, Exception exception);

    private sealed record Published(IReadOnlyDictionary<string, JsonWebKey> Keys, DateTimeOffset At)
    {
        public static Published From(OpenIdConnectConfiguration configuration, DateTimeOffset at)
        {
            var keys = (configuration.JsonWebKeySet?.Keys ?? [])
                .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "" or JsonWebKeyUseNames.Sig && !string.IsNullOrEmpty(key.KeyId))
                .DistinctBy(key => key.KeyId)
                .ToDictionary(key => key.KeyId, StringComparer.Ordinal);
            return keys.Count > 0 ? new Published(keys, at) : throw new InvalidDataException("The discovery document leads to no RSA key for signatures.");
        }

        public JsonWebKey? Find(string keyId) => Keys.GetValueOrDefault(keyId);
    }
}
