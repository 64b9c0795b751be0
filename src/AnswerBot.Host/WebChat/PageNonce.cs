using System.Security.Cryptography;

namespace AnswerBot.Host.WebChat;

/// <summary>
/// The content security policy of each response. A page of ours names a number used once, and only scripts and styles that carry it run; everything else that this server sends
/// may load nothing at all.
/// </summary>
internal static class PageNonce
{
    private const string Nothing = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    // Of no text at all: the Web Chat client adds one empty style element without the nonce and fills none of it.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static readonly object Key = new();

    /// <summary>The nonce of this response; its policy lets it through.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            context.Items[Key] = nonce;
        }

        return nonce;
    }

    /// <summary>The policy for the response as it turned out.</summary>
    // blob: and data: are what the Web Chat client needs for its icons and its worker-made pictures; they cannot leave the page.
    public static string PolicyFor(HttpContext context) => context.Items[Key] is string nonce
        ? $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}' {EmptyStyle}; connect-src 'self' blob:; img-src 'self' blob: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        : Nothing;
}
