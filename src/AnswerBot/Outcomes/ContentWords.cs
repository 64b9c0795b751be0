using System.Text.RegularExpressions;
using AnswerBot.Embeddings;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>Tells the tokens of a question that carry what it is about from question words, particles and pronouns, which any passage meets.</summary>
internal static partial class ContentWords
{
    /// <summary>For each token whether it carries content; all of them where none would.</summary>
    /// <param name="text">What was encoded.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="cues">The words that ask for a value.</param>
    public static bool[] Of(string text, TokenVectors tokens, IEnumerable<TextSpan> cues)
    {
        var empty = new bool[text.Length];
        foreach (var span in FunctionWords().Matches(text).Select(match => new TextSpan(match.Index, match.Index + match.Length)).Concat(cues))
        {
            empty.AsSpan(span.Start, Math.Min(span.End, text.Length) - span.Start).Fill(true);
        }

        bool[] content = [.. tokens.Spans.Select(span => span.Length > 0 && !AllEmpty(empty, span))];
        return content.Contains(true) ? content : [.. content.Select(_ => true)];
    }

    private static bool AllEmpty(bool[] empty, TextSpan span) =>
        !empty.AsSpan(span.Start, Math.Min(span.End, empty.Length) - span.Start).Contains(false);

    [GeneratedRegex(@"[的了是在吗呢啊吧呀么嘛和与跟及或也都还就又再很最太更被把给让对向从到于以那这他她它我你您们咱]|一[个共些下]|什么|怎么样?|如何|怎样|为什么|为何|多少|哪些?|谁|啥|请问|知道|有没有|是不是|会不会|能不能|[\s\p{P}]|\b(?:the|an?|of|to|in|on|at|for|by|with|from|and|or|but|is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|he|his|him|she|her|they|their|them|it|its|this|that|these|those|there|what|which|who|whom|whose|when|where|why|how|many|much|any|some|please|about|as|so|if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex FunctionWords();
}
