using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// Puts foreign text into Markdown so that every character shows as itself. Characters that could mean something are written as entities:
/// an entity is never structure, in any dialect, while a backslash is shown by some and starts a formula in others.
/// </summary>
internal static class MarkdownText
{
    private const string Anywhere = "\\`*_[]<>&~|$";
    private const string AtLineStart = "#=+-.):";

    /// <summary>The text on one or more lines, for a place inside a paragraph.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var atStart = true;
        foreach (var character in text)
        {
            if (Anywhere.Contains(character, StringComparison.Ordinal) || (atStart && AtLineStart.Contains(character, StringComparison.Ordinal)))
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

    /// <summary>Lines of a block quote.</summary>
    public static string Quote(string markdown) => "> " + markdown.ReplaceLineEndings("\n> ");

    // Two asterisks beside punctuation do not close, or open, where a letter follows at once, as it does in Chinese: "**……。**下一句" would
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

        return new TextSpan(start, end);
    }
}
