using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>A question with the earlier one that it leans on.</summary>
/// <param name="Latest">What is asked now.</param>
/// <param name="Subject">The earlier question that carries the subject; empty where <paramref name="Latest"/> stands on its own.</param>
public sealed record ResolvedQuestion(string Latest, string Subject)
{
    /// <summary>The question to search for.</summary>
    public string Text => Subject.Length == 0 ? Latest : $"{Subject} {Latest}";
}

/// <summary>
/// Turns a question that leans on the one before it ("那韩国呢？", "Why?") into one that can be searched for, by putting the earlier one in front.
/// A question that stands on its own is left alone: the former subject would only poison it.
/// </summary>
public static partial class FollowUpResolver
{
    // Fewer characters than this say too little to be searched for alone: 为什么？ 具体呢？
    private const int ShortChinese = 5;
    private const int ShortEnglishWords = 3;

    /// <param name="question">What is asked now.</param>
    /// <param name="history">Earlier questions of the conversation, oldest first.</param>
    public static ResolvedQuestion Resolve(string question, IReadOnlyList<string> history)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0 || !LeansOnHistory(question))
        {
            return new ResolvedQuestion(question, "");
        }

        // The last question that stood on its own carries the subject; follow-ups to it lie between.
        var subject = history.LastOrDefault(earlier => !LeansOnHistory(earlier)) ?? history[^1];
        return new ResolvedQuestion(question, subject);
    }

    /// <summary>Whether a question needs an earlier one to be understood.</summary>
    public static bool LeansOnHistory(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return LeaningStart().IsMatch(question) || LeaningAnywhere().IsMatch(question) || IsShort(question) || EventScope.LeavesNothing(question);
    }

    private static bool IsShort(string question)
    {
        var ideographs = question.Count(Script.IsIdeographic);
        return ideographs > 0 ? ideographs < ShortChinese : WordsOf().Count(question) <= ShortEnglishWords;
    }

    [GeneratedRegex(@"^\W*(?:那么|那麼|那就?|还有|還有|另外|此外|除此之外|然后|然後|接着|再|其他|具体|具體|比如|为什么[？?\s]*$|and\b|what\s+about\b|how\s+about\b|also\b|then\b|so\b|but\b|why\s*\?*$|anything\s+else|which\s+ones|such\s+as)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex LeaningStart();

    [GeneratedRegex(@"(?:这个|這個|那个|那個|这件|那件|这些|這些|那些|这一|该|它们?|它們?|这方面|刚才|剛才|上面|前面|其中|后者|前者|这么说|这样做)|^.{1,10}呢[？?\s]*$|\b(?:it|its|that|this|those|these|they|them|there|the\s+former|the\s+latter|the\s+same|else|more\s+detail)\b(?!\s+(?:is|was)\s+said\s+that)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex LeaningAnywhere();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsOf();
}
