namespace AnswerBot.Host.WebChat;

/// <summary>What every page needs to know of the request it answers.</summary>
/// <param name="Words">In the reader's language.</param>
/// <param name="Nonce">For its scripts and styles.</param>
/// <param name="Assets">What it loads.</param>
internal sealed record PageContext(PageWords Words, string Nonce, PageAssets Assets)
{
    public static PageContext Of(HttpContext context, PageAssets assets)
    {
        // With a nonce in it a page is good once.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language";
        return new PageContext(PageWords.For(context.Request), PageNonce.Of(context), assets);
    }
}
