using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Reads what a page says about itself, for people and for search engines.</summary>
internal static partial class HtmlHints
{
    private const int LongestValue = 300;

    private static readonly string[] NamingAttributes = ["name", "property", "itemprop"];

    /// <summary>Hints at title, date, publisher and address, the best first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="linesAbove">The lines above the main part; the day of publication is often printed there.</param>
    public static IReadOnlyList<MetadataGuess> Read(IHtmlDocument page, IReadOnlyList<string> linesAbove)
    {
        var headings = page.QuerySelectorAll("h1").ToList();
        IEnumerable<MetadataGuess?> hints =
        [
            .. Meta(page, "title", "og:title", "ArticleTitle"),
            headings is [var only] ? Hint("title", only.TextContent, "the page's heading") : null,
            Hint("title", page.Title, "the page's <title>"),
            .. Meta(page, "date", "article:published_time", "PubDate", "publishdate", "date", "dc.date", "dcterms.date", "datePublished"),
            .. page.QuerySelectorAll("time[datetime]").Select(time => Hint("date", time.GetAttribute("datetime"), "the page's <time>")),
            linesAbove.LastOrDefault(line => DateGuess.Find(line) is not null) is { } line ? Hint("date", line, "the lines above the text") : null,
            .. Meta(page, "publisher", "og:site_name", "ContentSource", "dc.publisher", "publisher"),
            Hint("url", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), "the page's canonical address"),
            .. Meta(page, "url", "og:url"),
        ];
        return [.. hints.OfType<MetadataGuess>().Where(IsUsable)];
    }

    private static IEnumerable<MetadataGuess?> Meta(IHtmlDocument page, string member, params string[] names) =>
        from name in names
        from element in page.QuerySelectorAll("meta")
        where NamingAttributes.Any(attribute => string.Equals(element.GetAttribute(attribute), name, StringComparison.OrdinalIgnoreCase))
        select Hint(member, element.GetAttribute("content"), $"the page's <meta> {name}");

    private static MetadataGuess? Hint(string member, string? value, string source)
    {
        string words = WhiteSpace().Replace(value ?? "", " ").Trim();
        return words.Length is > 0 and <= LongestValue ? new MetadataGuess(member, words, source) : null;
    }

    private static bool IsUsable(MetadataGuess hint) => hint.Member switch
    {
        "date" => DateGuess.Find(hint.Value!) is not null,
        "url" => Uri.TryCreate(hint.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https",
        _ => true,
    };

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
