using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>What is to be summed up.</summary>
/// <param name="Question">The question, as it was searched for.</param>
/// <param name="Language">The language to write in.</param>
/// <param name="Sources">The excerpts, at least one.</param>
public sealed record SummaryRequest(string Question, QuestionLanguage Language, IReadOnlyList<SummarySource> Sources);
