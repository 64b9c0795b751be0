using AnswerBot.Retrieval;

namespace AnswerBot.Outcomes.Slots;

/// <summary>A passage in which a value is looked for.</summary>
/// <param name="Text">The paragraph.</param>
/// <param name="Sentences">How its parts cover the question.</param>
/// <param name="Commonplace">Names that stand in so many paragraphs of the transcript that they answer no question for one: the speaker's own country.</param>
internal sealed record SlotPassage(string Text, ScoredSentences Sentences, IReadOnlySet<NameEntry> Commonplace);
