using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>What transcripts print for a word of a question.</summary>
/// <param name="Printed">The printed name or word.</param>
/// <param name="Span">Where the question has the other one.</param>
/// <param name="IsName">It names a place, an organisation, a person or an agreement.</param>
public sealed record PrintedWord(string Printed, TextSpan Span, bool IsName)
{
    /// <summary>Those that <paramref name="question"/> itself lacks, each once, with blanks between them.</summary>
    public static string Join(IEnumerable<PrintedWord> words, string question) =>
        string.Join(' ', words.Select(word => word.Printed).Where(printed => !question.Contains(printed, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
}
