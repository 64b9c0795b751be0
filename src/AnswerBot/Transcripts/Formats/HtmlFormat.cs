using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AnswerBot.Transcripts.Formats;

/// <summary>
/// A web page: the words of its main part, a line for each block element and after each <c>br</c>. Menus, scripts and what is hidden go. Nothing is
/// loaded and no script runs.
/// </summary>
internal static partial class HtmlFormat
{
    /// <summary>Pages of press conferences have a few thousand; the work on some malformed pages grows with the square of this number.</summary>
    private const int MostElements = 50_000;

    private const int DeepestNesting = 500;
    private const int DeclarationWithin = 4096;

    /// <exception cref="TranscriptFormatException">The page cannot be decoded, or is too large or nested too deeply.</exception>
    public static ExtractedText Extract(SourceContent content)
    {
        var (text, guess) = TextDecoder.Decode(content, DeclaredEncoding(content.Bytes));
        ContentCheck.RequireNoOther(TranscriptFormat.Html, content, text);
        if (!Tag().IsMatch(text))
        {
            throw new TranscriptFormatException(content.Path, null, "The file has the ending of an HTML page, but no tag.", "Give it the ending .txt.");
        }

        var document = Parse(text, content);
        var main = HtmlMainPart.Find(document);
        var lines = new ExtractedLines();
        HtmlWords.Append(lines, main);
        return new ExtractedText(lines.ToString())
        {
            Headings = lines.Headings,
            Hints = HtmlHints.Read(document, HtmlWords.LinesBefore(document, main)),
            Remarks = guess is null ? [] : [guess],
        };
    }

    /// <summary>Adds the words of a piece of HTML within another format.</summary>
    public static void AppendFragment(ExtractedLines lines, string html, SourceContent content)
    {
        if (Parse(html, content).Body is { } body)
        {
            HtmlWords.Append(lines, body);
        }
    }

    private static IHtmlDocument Parse(string text, SourceContent content)
    {
        int elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (_, _) =>
            {
                if (++elements > MostElements)
                {
                    throw new TranscriptFormatException(content.Path, null, $"The page has more than {MostElements} elements.", "Save the transcript alone, without the rest of the site.");
                }
            },
        });
        var document = parser.ParseDocument(text);
        RequireShallow(document, content.Path);
        return document;
    }

    /// <summary>Refuses a page on which a walk that goes down into the elements would run out of stack.</summary>
    private static void RequireShallow(IHtmlDocument document, string path)
    {
        var open = new Stack<(INode Node, int Depth)>([(document, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > DeepestNesting)
            {
                throw new TranscriptFormatException(path, null, $"The page is nested deeper than {DeepestNesting} elements.", "Save the transcript alone, without the rest of the site.");
            }

            foreach (var child in next.Node.ChildNodes)
            {
                open.Push((child, next.Depth + 1));
            }
        }
    }

    /// <summary>The encoding that the head names, in letters that are the same in all encodings that are declared this way; null where it names none.</summary>
    private static string? DeclaredEncoding(byte[] bytes)
    {
        string head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, DeclarationWithin)));
        return Declaration().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex("""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?(?<name>[A-Za-z0-9_:.-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex("<[A-Za-z!/]", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
