namespace AnswerBot.Host.WebChat;

/// <summary>The bar on top of every page.</summary>
internal static class PageHeader
{
    /// <param name="html">Where to write.</param>
    /// <param name="page">The request's context.</param>
    /// <param name="path">The page itself, for the link to its other language.</param>
    /// <param name="isChat">Whether a chat can be begun anew on it; the button is shown when there is one.</param>
    public static void Append(HtmlText html, PageContext page, string path, bool isChat = false) =>
        html.Raw("<header class=\"bar\"><a class=\"brand\" href=\"/\">AnswerBot</a><span class=\"tagline\">").Text(page.Words.Tagline)
            .Raw("</span><nav>")
            .Raw(isChat ? $"<button type=\"button\" class=\"new-chat\" hidden>{page.Words.NewChat}</button> " : "").Raw("<a href=\"/transcripts\">").Text(page.Words.Transcripts).Raw("</a> <a class=\"language\" lang=\"").Text(page.Words.OtherTag)
            .Raw("\" href=\"").Text(path).Raw("?lang=").Text(page.Words.OtherTag).Raw("\">").Text(page.Words.OtherLanguage).Raw("</a></nav></header>");
}
