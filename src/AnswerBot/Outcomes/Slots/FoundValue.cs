using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>A value in a text.</summary>
/// <param name="Kinds">What it can stand for.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct FoundValue(ValueKinds Kinds, TextSpan Span);
