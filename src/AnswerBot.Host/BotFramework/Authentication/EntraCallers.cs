using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>
/// Which applications may call with a token of Entra: those that are configured, from the configured tenants. The issuers are made from the
/// settings alone, never from what a token says about its own tenant.
/// </summary>
internal sealed class EntraCallers(BotOptions options)
{
    private readonly Dictionary<string, string> _tenantByIssuer = options.EntraTenants
        .Select(tenant => tenant.ToLowerInvariant())
        .Distinct()
        .SelectMany(tenant => IssuersOf(tenant).Select(issuer => (issuer, tenant)))
        .ToDictionary(pair => pair.issuer, pair => pair.tenant, StringComparer.Ordinal);

    private readonly HashSet<string> _callers = new(options.EntraCallers, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether tokens of this issuer are looked at.</summary>
    public bool Knows(string issuer) => _tenantByIssuer.ContainsKey(issuer);

    /// <summary>Holds a valid token against the lists.</summary>
    /// <exception cref="TokenRefusedException">The caller is not listed, or the key serves another tenant.</exception>
    public void Require(JsonWebToken token, JsonWebKey key)
    {
        // Entra publishes some keys for one tenant alone.
        if (key.AdditionalData.TryGetValue("issuer", out var value) && value.ToString() is { } serves
            && !serves.Contains("{tenantid}", StringComparison.OrdinalIgnoreCase) && !serves.Contains(_tenantByIssuer[token.Issuer], StringComparison.OrdinalIgnoreCase))
        {
            throw new TokenRefusedException(TokenRefusal.Key);
        }

        var caller = CallerTokens.Claim(token, CallerTokens.Claim(token, "ver") == "2.0" ? "azp" : "appid");
        if (caller is null || !_callers.Contains(caller))
        {
            throw new TokenRefusedException(TokenRefusal.Caller);
        }
    }

    private static IEnumerable<string> IssuersOf(string tenant) =>
        [$"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0", $"https://login.microsoftonline.us/{tenant}/v2.0"];
}
