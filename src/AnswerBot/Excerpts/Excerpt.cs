using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Excerpts;

/// <summary>A passage chosen to answer, with the sentences that do.</summary>
/// <param name="Passage">The passage; its text is quoted whole.</param>
/// <param name="Highlights">The telling sentences as spans of the passage's text, in reading order, at least one.</param>
public sealed record Excerpt(Passage Passage, IReadOnlyList<TextSpan> Highlights);
