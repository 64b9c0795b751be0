using System.Text.RegularExpressions;

namespace AnswerBot.Host.Tests.WebChat;

/// <summary>Looks at a page the way a browser's parser would, as far as the tests need it.</summary>
internal static partial class Html
{
    private static readonly string[] OurElements =
    [
        "a", "aside", "b", "blockquote", "body", "button", "cite", "details", "div", "figcaption", "figure", "footer", "form", "h1", "h2", "head", "header", "html", "input", "li",
        "link", "main", "mark", "meta", "nav", "noscript", "ol", "p", "script", "section", "span", "summary", "title", "ul",
    ];

    private static readonly string[] OurAttributes =
    [
        "action", "aria-label", "async", "charset", "cite", "class", "content", "data-start", "hidden", "href", "id", "lang", "maxlength", "method", "name", "nonce", "placeholder", "rel",
        "required", "role", "src", "tabindex", "type", "value",
    ];

    /// <summary>Demands that the page has only elements and attributes that we write: whatever came from outside is text.</summary>
    public static void RequireInert(string page)
    {
        var tags = Tags().Matches(page).ToList();
        Assert.All(tags, tag => Assert.Contains(tag.Groups["element"].Value.ToLowerInvariant(), OurElements));
        Assert.All(tags.SelectMany(tag => tag.Groups["attribute"].Captures), attribute => Assert.Contains(attribute.Value.ToLowerInvariant(), OurAttributes));
        Assert.All(Links().Matches(page), link => Assert.Matches("^(/|https?://|#t[0-9]+$)", link.Groups[1].Value));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.All(Scripts().Matches(page), script => Assert.Matches(OurScript(), script.Value));
    }

    /// <summary>The marked parts, as text.</summary>
    public static IReadOnlyList<string> Marked(string page) => [.. Marks().Matches(page).Select(mark => System.Net.WebUtility.HtmlDecode(mark.Groups[1].Value))];

    /// <summary>The page's text without its tags.</summary>
    public static string TextOf(string page) => System.Net.WebUtility.HtmlDecode(Tags().Replace(page, ""));

    [GeneratedRegex("""</?(?<element>[A-Za-z][^\s/>]*)(\s+(?<attribute>[^\s=>/"]+)(="[^"]*")?)*\s*/?>""")]
    private static partial Regex Tags();

    [GeneratedRegex("<script[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    // Ours: a file of ours with the page's nonce, or the page's data, in which no markup can begin.
    [GeneratedRegex("""^<script (type="module"|id="bundle" async) nonce="[0-9a-f]{32}" src="/assets/[0-9a-f]{16}/\w+\.js"></script>$|^<script type="application/json" id="page" nonce="[0-9a-f]{32}">[^<&]*</script>$""")]
    private static partial Regex OurScript();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<mark>(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
