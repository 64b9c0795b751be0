using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>An issuer of tokens on a loopback port: discovery document, keys with endorsements, and the private keys to sign with.</summary>
internal sealed class IssuerDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _fetches;

    private IssuerDouble(WebApplication app)
    {
        _app = app;
        app.MapGet("/.well-known/openidconfiguration", () =>
        {
            Interlocked.Increment(ref _fetches);
            return IsDown ? Results.StatusCode(500) : Results.Json(new { issuer = Issuer, jwks_uri = $"{app.Urls.First()}/keys" });
        });
        app.MapGet("/keys", () => Results.Json(new { keys = Published }));
    }

    public string Issuer { get; init; } = "https://issuer.example";

    public string Metadata => $"{_app.Urls.First()}/.well-known/openidconfiguration";

    /// <summary>How often the discovery document was asked for.</summary>
    public int Fetches => _fetches;

    public bool IsDown { get; set; }

    /// <summary>What is at the keys' address.</summary>
    public IReadOnlyList<JsonObject> Published { get; set; } = [];

    public static async Task<IssuerDouble> StartAsync(params RsaSecurityKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new IssuerDouble(app) { Published = [.. keys.Select(key => Jwk(key))] };
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>A public key as an issuer publishes it.</summary>
    public static JsonObject Jwk(RsaSecurityKey key, params string[] endorsements)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(name => JsonValue.Create(name))]),
        };
    }

    /// <summary>A signed token with these claims.</summary>
    public static string Sign(SecurityKey key, string algorithm, IDictionary<string, object> claims, IDictionary<string, object>? header = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
            AdditionalHeaderClaims = header,
        });

    /// <summary>A token put together by hand, with whatever stands in its header.</summary>
    public static string Forge(string header, string payload, string signature = "") =>
        $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}.{signature}";

    /// <summary>Signs a token with the published modulus as if it were a shared secret.</summary>
    public static string ForgeSymmetric(RsaSecurityKey key, string payload)
    {
        var text = Forge($$"""{"alg":"HS256","typ":"JWT","kid":"{{key.KeyId}}"}""", payload)[..^1];
        var secret = Encoding.UTF8.GetBytes(Base64UrlEncoder.Encode(key.Rsa.ExportParameters(false).Modulus));
        return $"{text}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)))}";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
