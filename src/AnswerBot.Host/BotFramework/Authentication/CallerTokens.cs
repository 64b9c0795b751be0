using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>
/// Checks the token of an Authorization header, before the body is read: that of a channel and, where callers are configured, that of another
/// application. The cheap checks come first, and the issuer before the key, so that a forger cannot make the server fetch keys.
/// </summary>
internal sealed class CallerTokens(IOptions<BotOptions> options, TimeProvider time, CallerKeys keys)
{
    private const int MaxLength = 16 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };
    private readonly string _channelIssuer = BotCloudAddresses.Of(options.Value).Issuer;
    private readonly string _audience = (options.Value.AppId ?? "").ToLowerInvariant();
    private readonly EntraCallers _entra = new(options.Value);

    /// <exception cref="TokenRefusedException">The token does not let the caller in.</exception>
    /// <exception cref="Api.ClientProblem">The issuer's keys cannot be fetched (503).</exception>
    public async Task<BotCaller> ValidateAsync(string? authorization, CancellationToken cancellationToken)
    {
        var token = Read(BearerOf(authorization));
        if (token.Issuer == _channelIssuer)
        {
            var key = await ValidateAsync(token, keys.Channels, cancellationToken);
            return BotCaller.Of(new ChannelToken(EndorsementsOf(key), Claim(token, "serviceurl")));
        }

        if (_entra.Knows(token.Issuer))
        {
            var key = await ValidateAsync(token, keys.Entra, cancellationToken);
            _entra.Require(token, key);
            return BotCaller.Agent;
        }

        throw new TokenRefusedException(TokenRefusal.Issuer);
    }

    /// <summary>A claim that is a text; null where there is none.</summary>
    internal static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<object>(name, out var value) ? value as string : null;

    private static string BearerOf(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            throw new TokenRefusedException(TokenRefusal.Missing);
        }

        return authorization.Split(' ') is [var scheme, { Length: > 0 } token] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? token
            : throw new TokenRefusedException(TokenRefusal.Scheme);
    }

    private static JsonWebToken Read(string text)
    {
        try
        {
            var token = new JsonWebToken(text.Length <= MaxLength && text.Count(character => character == '.') == 2 ? text : throw new TokenRefusedException(TokenRefusal.Malformed));
            // A token may demand that its reader understands an extension; we know none.
            return !Algorithms.Contains(token.Alg) ? throw new TokenRefusedException(TokenRefusal.Algorithm)
                : token.TryGetHeaderValue<object>("crit", out _) ? throw new TokenRefusedException(TokenRefusal.Malformed)
                : token;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            throw new TokenRefusedException(TokenRefusal.Malformed, exception);
        }
    }

    private async Task<JsonWebKey> ValidateAsync(JsonWebToken token, SigningKeys issuerKeys, CancellationToken cancellationToken)
    {
        var key = string.IsNullOrEmpty(token.Kid) ? null : await issuerKeys.FindAsync(token.Kid, cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key ?? throw new TokenRefusedException(TokenRefusal.Key),
            RequireSignedTokens = true,
            ValidAlgorithms = Algorithms,
            ValidIssuer = token.Issuer,
            ValidAudience = _audience,
            RequireExpirationTime = true,
            LifetimeValidator = IsWithinLifetime,
        });
        return result.IsValid ? key : throw new TokenRefusedException(ReasonOf(result.Exception), result.Exception);
    }

    private bool IsWithinLifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now >= start - ClockSkew);
    }

    private static TokenRefusal ReasonOf(Exception exception) => exception switch
    {
        SecurityTokenInvalidAudienceException => TokenRefusal.Audience,
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => TokenRefusal.Lifetime,
        SecurityTokenInvalidAlgorithmException => TokenRefusal.Algorithm,
        SecurityTokenInvalidSignatureException => TokenRefusal.Signature,
        _ => TokenRefusal.Malformed,
    };

    private static List<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)]
            : [];
}
