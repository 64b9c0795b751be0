using System.Globalization;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Lexical;

/// <summary>
/// Cuts folded text into search terms: overlapping pairs of Chinese (or kana, hangul) characters, a lone one by itself, and whole Latin words and numbers.
/// Pairs need no dictionary and are the strong baseline for Chinese.
/// </summary>
public static class LexicalTokenizer
{
    /// <summary>The terms in reading order, with repeats.</summary>
    public static IReadOnlyList<string> Tokenize(string text)
    {
        var folded = TextFolding.Fold(text);
        var terms = new List<string>(folded.Length);
        for (var start = 0; start < folded.Length;)
        {
            var kind = KindOf(folded[start]);
            var end = start + 1;
            while (end < folded.Length && Continues(folded, end, kind))
            {
                end++;
            }

            AddRun(terms, folded.AsSpan(start, end - start), kind);
            start = end;
        }

        return terms;
    }

    private enum CharacterKind
    {
        Separator,
        Ideograph,
        Letter,
        Digit,
    }

    private static CharacterKind KindOf(char character) => character switch
    {
        _ when Script.IsIdeographic(character) => CharacterKind.Ideograph,
        _ when char.IsDigit(character) => CharacterKind.Digit,
        _ when char.IsLetter(character) || char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark => CharacterKind.Letter,
        _ => CharacterKind.Separator,
    };

    // 7.8 and 1,100 are one number; 5g and covid19 fall apart into word and number, on both sides alike.
    private static bool Continues(string text, int index, CharacterKind kind) =>
        KindOf(text[index]) == kind
        || (kind == CharacterKind.Digit && text[index] is '.' or ',' && index + 1 < text.Length && char.IsDigit(text[index + 1]) && char.IsDigit(text[index - 1]));

    private static void AddRun(List<string> terms, ReadOnlySpan<char> run, CharacterKind kind)
    {
        if (kind == CharacterKind.Separator)
        {
            return;
        }

        if (kind != CharacterKind.Ideograph || run.Length == 1)
        {
            terms.Add(run.ToString());
            return;
        }

        for (var index = 0; index + 1 < run.Length; index++)
        {
            terms.Add(run.Slice(index, 2).ToString());
        }
    }
}
