using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Takes the words of one paragraph of a Word document.</summary>
internal static class WordParagraph
{
    public static void Append(StringBuilder words, OpenXmlElement element)
    {
        foreach (var child in element.ChildElements)
        {
            if (!IsLeftOut(child))
            {
                words.Append(WordsOf(child));
                Append(words, child);
            }
        }
    }

    // What was deleted or moved away, what is drawn over the text, and runs that are not shown.
    private static bool IsLeftOut(OpenXmlElement element) =>
        element is DeletedRun or MoveFromRun or AlternateContent or Drawing or Picture or EmbeddedObject or RubyContent
        || (element is Run { RunProperties.Vanish: { } vanish } && vanish.Val?.Value != false);

    private static string WordsOf(OpenXmlElement element) => element switch
    {
        Text text => text.Text,
        TabChar => "\t",
        Break or CarriageReturn => "\n",
        NoBreakHyphen => "\u2011",
        _ => "",
    };
}
