using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Summaries;

/// <summary>The words of a text that can be compared with those of another in the same language: character pairs in Chinese, word stems in English.</summary>
internal static partial class Wording
{
    private static readonly HashSet<string> Empty =
    [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "with", "by", "from", "as", "that", "this", "these", "those", "it", "its", "is", "are", "was", "were",
        "be", "been", "being", "has", "have", "had", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "he", "she", "they", "we", "i",
        "his", "her", "their", "our", "said", "say", "says", "also", "s", "t",
    ];

    public static HashSet<string> Of(string text) =>
        [.. LexicalTokenizer.Tokenize(Report().Replace(text, "")).Where(term => !Empty.Contains(term)).Select(Stem)];

    /// <summary>The share of <paramref name="words"/> that <paramref name="other"/> has, 0 to 1; 0 where there are none.</summary>
    public static double ShareIn(this HashSet<string> words, HashSet<string> other) => words.Count == 0 ? 0 : (double)words.Count(other.Contains) / words.Count;

    private static string Stem(string term) => term.Length < 5 || !char.IsAsciiLetter(term[0]) ? term : Suffix().Replace(term, "");

    // "王毅表示，" belongs to the summary, not to what was said.
    [GeneratedRegex(@"^.{0,14}?(?:表示|指出|强调|重申|认为|提到|介绍说?|说|称|回答说?)[，：:]?", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Report();

    [GeneratedRegex("(?:ies|ing|ed|es|s|e|y)$", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Suffix();
}
