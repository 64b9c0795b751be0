namespace AnswerBot.Host.WebChat;

/// <summary>The bar on top of every page.</summary>
internal static class PageHeader
{
    /// <param name="html">Where to write.</param>
    /// <param name="page">The request's context.</param>
    /// <param name="path">The page itself, for the link to its other language.</param>
    public static void Append(HtmlText html, PageContext page, string path) =>
        html.Raw("<header class=\"bar\"><a class=\"brand\" href=\"/\">AnswerBot</a><span class=\"tagline\">").Text(page.Words.Tagline)
            .Raw("</span><nav><a href=\"/transcripts\">").Text(page.Words.Transcripts).Raw("</a> <a class=\"language\" lang=\"").Text(page.Words.OtherTag)
            .Raw("\" href=\"").Text(path).Raw("?lang=").Text(page.Words.OtherTag).Raw("\">").Text(page.Words.OtherLanguage).Raw("</a></nav></header>");
}
