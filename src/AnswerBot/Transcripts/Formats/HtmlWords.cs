using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Walks through a page and takes the words that a reader sees.</summary>
internal static class HtmlWords
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "nav", "aside", "footer", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "button", "select",
        "textarea", "input", "dialog", "rt", "rp", "menu",
    };

    /// <summary>Whether the element and all in it is no part of the text.</summary>
    public static bool IsDropped(IElement element) =>
        Dropped.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
            || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    /// <summary>Adds the lines of <paramref name="element"/>.</summary>
    public static void Append(ExtractedLines lines, IElement element)
    {
        var line = new HtmlLine(lines);
        Visit(element, line, null);
        line.End();
    }

    /// <summary>The lines of the page that come before <paramref name="element"/>.</summary>
    public static IReadOnlyList<string> LinesBefore(IHtmlDocument document, IElement element)
    {
        if (document.Body is not { } body || body == element)
        {
            return [];
        }

        var lines = new ExtractedLines();
        var line = new HtmlLine(lines);
        Visit(body, line, element);
        line.End();
        return lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <returns>Whether to go on; false from <paramref name="end"/> on.</returns>
    private static bool Visit(IElement element, HtmlLine line, IElement? end)
    {
        if (element == end)
        {
            return false;
        }

        if (IsDropped(element))
        {
            return true;
        }

        bool block = IsBlock(element);
        using var scope = line.Enter(element, block);
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                line.Add(text.Data);
            }
            else if (node is IElement child && !Visit(child, line, end))
            {
                return false;
            }
        }

        return true;
    }
}
