namespace AnswerBot.Host.BotFramework;

/// <summary>Where a cloud's channels and its token service are, with what the settings change about it.</summary>
/// <param name="Issuer">Issuer of the channels' tokens.</param>
/// <param name="OpenIdMetadata">Signing keys of the channels.</param>
/// <param name="EntraOpenIdMetadata">Signing keys of Entra.</param>
/// <param name="TokenAuthority">Where the bot's own tokens come from, without the tenant and a final slash.</param>
/// <param name="BotTenant">The tenant that a multi-tenant bot's tokens come from.</param>
/// <param name="TokenResource">What the bot's own tokens are for.</param>
internal sealed record BotCloudAddresses(string Issuer, string OpenIdMetadata, string EntraOpenIdMetadata, string TokenAuthority, string BotTenant, string TokenResource)
{
    private static readonly BotCloudAddresses Public = new(
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com",
        "botframework.com",
        "https://api.botframework.com");

    private static readonly BotCloudAddresses UsGov = new(
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us");

    public static BotCloudAddresses Of(BotOptions options)
    {
        var cloud = options.Cloud == BotCloud.USGov ? UsGov : Public;
        return cloud with
        {
            Issuer = Or(options.Issuer, cloud.Issuer),
            OpenIdMetadata = Or(options.OpenIdMetadata, cloud.OpenIdMetadata),
            EntraOpenIdMetadata = Or(options.EntraOpenIdMetadata, cloud.EntraOpenIdMetadata),
            TokenAuthority = Or(options.TokenAuthority, cloud.TokenAuthority).TrimEnd('/'),
        };
    }

    private static string Or(string? setting, string byDefault) => string.IsNullOrEmpty(setting) ? byDefault : setting;
}
