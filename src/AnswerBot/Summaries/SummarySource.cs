using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>An excerpt as the model gets it and as its sentences are checked against.</summary>
/// <param name="Number">The <c>n</c> of <c>[n]</c>: the excerpt's rank.</param>
/// <param name="Text">The quotation, verbatim.</param>
/// <param name="Attribution">Names that belong to it although the text need not have them: speaker with aliases and office, asking outlet with its names.</param>
/// <param name="Date">The day of the event; null where not known.</param>
public sealed record SummarySource(int Number, string Text, IReadOnlyList<string> Attribution, DateOnly? Date)
{
    /// <summary>Language of the text.</summary>
    public QuestionLanguage Language { get; } = QuestionLanguages.Detect(Text);
}
