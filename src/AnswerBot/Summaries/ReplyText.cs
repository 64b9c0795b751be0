using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnswerBot.Passages;

namespace AnswerBot.Summaries;

/// <summary>Takes a model's reply apart into sentences. What cannot be seen is removed first, so that what is checked is what is shown.</summary>
internal static partial class ReplyText
{
    private const int MaxLength = 4000;

    /// <summary>The sentences in order, each with the marks <c>[n]</c> that stand in it or right behind it.</summary>
    public static IReadOnlyList<string> Sentences(string reply)
    {
        var clean = Clean(reply.Length > MaxLength ? reply[..MaxLength] : reply);
        var marked = MarksBehindCloser().Replace(SentenceEnd().Replace(FoldMarks(clean), MoveMarks), "$0\n");
        var sentences = new List<string>();
        foreach (var line in marked.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var sentence in SentenceSplitter.Split(line).Select(span => span.In(line)))
            {
                Add(sentences, sentence);
            }
        }

        return sentences;
    }

    /// <summary>The text without characters that show nothing or turn the reading direction; blanks of all kinds become plain ones.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize().EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append('\n');
                    break;
                case UnicodeCategory.SpaceSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Control:
                    clean.Append(rune.Value is '\n' or '\r' ? "\n" : rune.Value == '\t' ? " " : "");
                    break;
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return clean.ToString();
    }

    // Models also write 【1】, ［1］ and [1, 2].
    private static string FoldMarks(string text) =>
        MarkList().Replace(text, list => string.Concat(Number().Matches(list.Value).Select(number => $"[{number.Value.Normalize(NormalizationForm.FormKC)}]")));

    // "……。[1]" becomes "……[1]。": a mark belongs to the sentence before it, whatever else stands between, so that a text moved once stays as it is.
    private static string MoveMarks(Match end)
    {
        var marks = string.Concat(Mark().Matches(end.Value));
        return marks.Length == 0 ? end.Value : marks + Mark().Replace(end.Value, "").Replace(" ", "", StringComparison.Ordinal) + (end.Value.EndsWith(' ') ? " " : "");
    }

    private static void Add(List<string> sentences, string sentence)
    {
        var marks = LeadingMarks().Match(sentence).Value;
        if (marks.Length > 0 && sentences.Count > 0)
        {
            sentences[^1] = SentenceEnd().Replace(sentences[^1] + marks.TrimEnd(), MoveMarks);
            sentence = sentence[marks.Length..];
        }

        var bare = ListMark().Replace(sentence, "");
        if (bare.Length > 0)
        {
            sentences.Add(bare);
        }
    }

    [GeneratedRegex(@"[\[［【]\s*[0-9０-９]{1,3}(?:\s*[,，、;；]\s*[0-9０-９]{1,3})*\s*[\]］】]", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex MarkList();

    [GeneratedRegex("[0-9０-９]{1,3}", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Number();

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?>[。！？!?.…](?:[。！？!?.… ]|\[[0-9]{1,3}\])*)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[。！？!?.…][”’」』""')）]+[ ]*(?>(?:\[[0-9]{1,3}\][ ]*)+)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex MarksBehindCloser();

    [GeneratedRegex(@"^(?:\[[0-9]{1,3}\]\s*)+", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex LeadingMarks();

    [GeneratedRegex(@"^(?:(?:[-*•]|[0-9]{1,2}[.)、])\s+)+", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex ListMark();
}
