using System.Text.RegularExpressions;

namespace AnswerBot.Host.Tests.WebChat;

/// <summary>Looks at a page the way a browser's parser would, as far as the tests need it.</summary>
internal static partial class Html
{
    private static readonly string[] OurElements =
    [
        "a", "b", "blockquote", "body", "button", "figcaption", "figure", "footer", "form", "h1", "h2", "head", "header", "html", "input", "li", "main",
        "mark", "meta", "nav", "p", "section", "style", "title", "ul",
    ];

    private static readonly string[] OurAttributes =
    [
        "action", "aria-label", "charset", "cite", "class", "content", "href", "id", "lang", "maxlength", "method", "name", "placeholder", "rel", "required",
        "role", "value",
    ];

    /// <summary>Demands that the page has only elements and attributes that we write: whatever came from outside is text.</summary>
    public static void RequireInert(string page)
    {
        var tags = Tags().Matches(page).ToList();
        Assert.All(tags, tag => Assert.Contains(tag.Groups["element"].Value.ToLowerInvariant(), OurElements));
        Assert.All(tags.SelectMany(tag => tag.Groups["attribute"].Captures), attribute => Assert.Contains(attribute.Value.ToLowerInvariant(), OurAttributes));
        Assert.All(Links().Matches(page), link => Assert.Matches("^(/|https?://)", link.Groups[1].Value));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
    }

    /// <summary>The marked parts, as text.</summary>
    public static IReadOnlyList<string> Marked(string page) => [.. Marks().Matches(page).Select(mark => System.Net.WebUtility.HtmlDecode(mark.Groups[1].Value))];

    /// <summary>The page's text without its tags.</summary>
    public static string TextOf(string page) => System.Net.WebUtility.HtmlDecode(Tags().Replace(page, ""));

    [GeneratedRegex("""</?(?<element>[A-Za-z][^\s/>]*)(\s+(?<attribute>[^\s=>/"]+)(="[^"]*")?)*\s*/?>""")]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<mark>(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
