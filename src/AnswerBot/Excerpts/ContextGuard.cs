using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Excerpts;

/// <summary>
/// Keeps a telling sentence together with the one that limits it. A condition or negation inside a sentence is never dropped, since sentences are marked
/// whole; but the limit may stand in the next one ("中方乐见…。但同时…"), and a sentence that opens with 但 or 否则 limits the one before.
/// </summary>
internal static partial class ContextGuard
{
    /// <summary>The sentences and those that limit them or are limited by them, in reading order.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="sentences">All its sentences, in reading order.</param>
    /// <param name="telling">Some of them.</param>
    public static IReadOnlyList<TextSpan> Widen(string text, IReadOnlyList<TextSpan> sentences, IReadOnlyList<TextSpan> telling)
    {
        return [.. sentences.Where((sentence, place) => telling.Contains(sentence) || IsLimitOf(place - 1, place) || IsLimitOf(place, place + 1))];

        // Of two neighbours one is telling, and the second limits the first.
        bool IsLimitOf(int first, int second) =>
            first >= 0 && second < sentences.Count && (telling.Contains(sentences[first]) || telling.Contains(sentences[second])) && Limits(sentences[second].In(text));
    }

    private static bool Limits(string sentence) => Opening().IsMatch(sentence);

    [GeneratedRegex(@"^[“‘「『""']?(?:但(?![凡愿])|然而|不过|可是|否则|反之|however\b|but\b|yet\b|otherwise\b|nevertheless\b|nonetheless\b|that\s+said\b|unless\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Opening();
}
