using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>A sentence with what it must be borne out by.</summary>
/// <param name="Body">The sentence without its marks.</param>
/// <param name="Language">Its language.</param>
/// <param name="Cited">The excerpts that it cites, at least one.</param>
/// <param name="Others">The excerpts that it does not cite.</param>
internal sealed record Claim(string Body, QuestionLanguage Language, IReadOnlyList<SummarySource> Cited, IReadOnlyList<SummarySource> Others)
{
    /// <summary>The cited texts, one a line.</summary>
    public string Evidence { get; } = string.Join('\n', Cited.Select(source => source.Text));

    /// <summary>The cited texts and who said them to whom.</summary>
    public string EvidenceWithNames => string.Join('\n', Cited.SelectMany(source => source.Attribution).Prepend(Evidence));

    /// <summary>Whether words can be compared: claim and excerpts are in one language.</summary>
    public bool IsInTheirLanguage => Cited.All(source => source.Language == Language);
}
