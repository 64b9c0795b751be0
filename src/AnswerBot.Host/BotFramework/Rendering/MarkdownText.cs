using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// Puts foreign text into Markdown so that every character shows as itself. Characters that could mean something are written as entities:
/// an entity is never structure, in any dialect, while a backslash is shown by some and starts a formula in others.
/// </summary>
internal static class MarkdownText
{
    private const string Anywhere = "\\`*_[]<>&~|$@^=+";
    private const string AtLineStart = "#-.):";

    /// <summary>The text on one or more lines, for a place inside a paragraph.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var atStart = true;
        foreach (var (place, character) in text.Index())
        {
            if (Anywhere.Contains(character, StringComparison.Ordinal) || (atStart && AtLineStart.Contains(character, StringComparison.Ordinal)) || StartsAddress(text, place))
            {
                escaped.Append("&#").Append((int)character).Append(';');
            }
            else
            {
                escaped.Append(character);
            }

            // A number at the start of a line may begin a list: its full stop still counts as the start.
            atStart = character is '\n' or '\r' || (atStart && (char.IsWhiteSpace(character) || char.IsAsciiDigit(character)));
        }

        return escaped.ToString();
    }

    /// <summary>The text with <paramref name="bold"/> parts, in reading order, in bold; line breaks are kept.</summary>
    public static string Emphasise(string text, IEnumerable<TextSpan> bold)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var span in bold.Select(span => Emphasisable(text, span)).Where(span => span.Length > 0))
        {
            result.Append(Escape(text[position..span.Start])).Append("**").Append(Escape(span.In(text))).Append("**");
            position = span.End;
        }

        return result.Append(Escape(text[position..])).ToString();
    }

    /// <summary>The text on one line: an empty line would end its paragraph.</summary>
    public static string EscapeLine(string text) => Escape(text.ReplaceLineEndings(" ").TrimStart());

    /// <summary>The text as paragraphs of its own.</summary>
    public static string EscapeParagraphs(string text) => string.Join('\n', Unindented(Escape(text)));

    /// <summary>Lines of a block quote.</summary>
    public static string Quote(string markdown) => string.Join('\n', Unindented(markdown).Select(line => "> " + line));

    // After an empty line indentation would mean code.
    private static IEnumerable<string> Unindented(string markdown) => markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimStart(' ', '\t'));

    // Some clients make a link of an address before they read its entities, and show these: so nothing may look like one, neither https: nor www.
    private static bool StartsAddress(string text, int place) =>
        (text[place] == ':' && place + 1 < text.Length && !char.IsWhiteSpace(text[place + 1]))
        || (text[place] == '.' && place >= 3 && text.AsSpan(place - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

    // Bold does not reach over an empty line. And two asterisks beside punctuation do not close, or open, where a letter follows at once, as it does in Chinese: "**……。**下一句" would
    // show its asterisks. So the bold part leaves out punctuation and blanks at both ends.
    private static TextSpan Emphasisable(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(text[end - 1]))
        {
            end--;
        }

        return text.AsSpan()[start..end].ContainsAny('\n', '\r') ? new TextSpan(start, start) : new TextSpan(start, end);
    }
}
