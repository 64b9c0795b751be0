using System.Security.Cryptography;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>Refuses a bot that is configured by halves: it would start, and then answer nobody or trust the wrong ones.</summary>
internal sealed class BotOptionsValidator(ContentRoot root) : IValidateOptions<BotOptions>
{
    private const string Section = "AnswerBot:Bot";

    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var problems = Identity(options).Concat(Addresses(options)).Concat(Entra(options)).Concat(Hosts(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Identity(BotOptions options)
    {
        if (!IsSet(options.AppId))
        {
            return IdentityWithoutApp(options);
        }

        return IsGuid(options.AppId) ? [.. Credentials(options), .. Tenant(options)] : [$"{Section}:AppId is '{options.AppId}'; it must be the app's (client) id, a GUID."];
    }

    private static IEnumerable<string> IdentityWithoutApp(BotOptions options) =>
        new[] { (options.AppSecret, "AppSecret"), (options.CertificatePath, "CertificatePath"), (options.TenantId, "TenantId"), (options.EntraCallers is [var caller, ..] ? caller : null, "EntraCallers") }
            .Where(setting => IsSet(setting.Item1))
            .Select(setting => $"{Section}:{setting.Item2} is set, but {Section}:AppId is not. Set both, or neither.");

    private IEnumerable<string> Credentials(BotOptions options)
    {
        var given = (IsSet(options.AppSecret) ? 1 : 0) + (IsSet(options.CertificatePath) ? 1 : 0);
        if (options.AppType == BotAppType.ManagedIdentity)
        {
            return given == 0 ? [] : [$"A managed identity has no secret: remove {Section}:AppSecret and {Section}:CertificatePath, or correct {Section}:AppType."];
        }

        return given switch
        {
            0 => [$"{Section}:AppId is set, but neither {Section}:AppSecret nor {Section}:CertificatePath: the bot could not answer. Set one of them (the secret in the environment, AnswerBot__Bot__AppSecret)."],
            1 => Certificate(options),
            _ => [$"{Section}:AppSecret and {Section}:CertificatePath are both set. Keep one."],
        };
    }

    private IEnumerable<string> Certificate(BotOptions options)
    {
        if (!IsSet(options.CertificatePath))
        {
            return [];
        }

        try
        {
            using var certificate = BotCertificate.Load(root.Resolve(options.CertificatePath!), options.CertificatePassword);
            return certificate.HasPrivateKey ? [] : [$"{Section}:CertificatePath names a certificate without its private key: {options.CertificatePath}. Put both into the file."];
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [$"{Section}:CertificatePath cannot be read as PEM or PFX: {options.CertificatePath}. {exception.Message}"];
        }
    }

    private static IEnumerable<string> Tenant(BotOptions options) =>
        options.AppType != BotAppType.SingleTenant || IsSet(options.TenantId) ? []
        : [$"{Section}:AppType is SingleTenant, but {Section}:TenantId is not set. Set the tenant that the app is registered in, or correct the type."];

    private static IEnumerable<string> Addresses(BotOptions options) =>
        new[] { (options.OpenIdMetadata, "OpenIdMetadata", true), (options.EntraOpenIdMetadata, "EntraOpenIdMetadata", true), (options.TokenAuthority, "TokenAuthority", false) }
            .Where(setting => IsSet(setting.Item1) && !IsSafe(setting.Item1!, setting.Item3))
            .Select(setting => $"{Section}:{setting.Item2} is '{setting.Item1}'; it must be an absolute https address.");

    private static IEnumerable<string> Entra(BotOptions options)
    {
        if (options.EntraTenants.Count > 0 != options.EntraCallers.Count > 0)
        {
            yield return $"{Section}:EntraTenants and {Section}:EntraCallers belong together: set both, or neither.";
        }

        foreach (var id in options.EntraTenants.Concat(options.EntraCallers).Where(id => !IsGuid(id)))
        {
            yield return $"{Section}:EntraTenants and {Section}:EntraCallers are lists of GUIDs; '{id}' is none.";
        }
    }

    private static IEnumerable<string> Hosts(BotOptions options) =>
        options.AllowedServiceHosts
            .Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown)
            .Select(host => $"{Section}:AllowedServiceHosts is a list of host names, such as smba.example.org; '{host}' is none.");

    // Keys may come over plain http from this very machine: a test's issuer.
    private static bool IsSafe(string address, bool orLoopback) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (orLoopback && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool IsGuid(string? text) => Guid.TryParseExact(text, "D", out _);

    private static bool IsSet(string? text) => !string.IsNullOrWhiteSpace(text);
}
