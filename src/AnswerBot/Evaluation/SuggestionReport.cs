namespace AnswerBot.Evaluation;

/// <summary>What becomes of the questions that answers suggest, each asked once without history.</summary>
/// <param name="Answered">Those that are answered with an excerpt of the very turn in which a reporter asked them.</param>
/// <param name="Failed">The others, in ordinal order.</param>
public sealed record SuggestionReport(Share Answered, IReadOnlyList<string> Failed)
{
    /// <summary>Counts.</summary>
    /// <param name="asked">Each suggestion with whether it was answered so.</param>
    public static SuggestionReport Of(IReadOnlyCollection<(string Question, bool Answered)> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return new SuggestionReport(Share.Of(asked.Select(one => one.Answered)), [.. asked.Where(one => !one.Answered).Select(one => one.Question).Order(StringComparer.Ordinal)]);
    }
}
