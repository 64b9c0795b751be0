using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// Finds the part of a page that holds the transcript: the one element that says so (<c>main</c>, <c>article</c>), and within it the smallest one that
/// holds nearly all words that are not links. What stands around it, such as a copyright line, would otherwise end up in the last answer.
/// </summary>
internal static class HtmlMainPart
{
    private const string Marked = "main, article, [role=main], [itemprop=articleBody]";
    private const double LeastShareOfMarked = 0.5;
    private const double LeastShare = 0.7;

    public static IElement Find(IHtmlDocument document)
    {
        var body = document.Body ?? document.DocumentElement;
        var prose = new Dictionary<IElement, int>();
        int all = Measure(body, prose);
        var marked = body.QuerySelectorAll(Marked).Where(element => prose.GetValueOrDefault(element) >= LeastShareOfMarked * all).ToList();
        var main = marked.Count > 0 ? marked[^1] : body;
        int total = prose.GetValueOrDefault(main);
        while (main.Children.FirstOrDefault(child => HtmlWords.IsBlock(child) && total > 0 && prose.GetValueOrDefault(child) >= LeastShare * total) is { } part)
        {
            main = part;
        }

        return main;
    }

    private static int Measure(IElement element, Dictionary<IElement, int> prose)
    {
        if (HtmlWords.IsDropped(element) || element.LocalName == "a")
        {
            return 0;
        }

        int length = 0;
        foreach (var node in element.ChildNodes)
        {
            length += node is IText text ? text.Data.AsSpan().Trim().Length : node is IElement child ? Measure(child, prose) : 0;
        }

        prose[element] = length;
        return length;
    }
}
