using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>A value that a question wants.</summary>
/// <param name="Kinds">Any of these would do.</param>
/// <param name="Cue">The words that ask for it (多少, which year).</param>
/// <param name="Focus">The noun on which it hangs (多少<u>人</u>, how many <u>students</u>); empty where the whole question is what it hangs on.</param>
internal sealed record WantedValue(ValueKinds Kinds, TextSpan Cue, TextSpan Focus);

/// <summary>A value in a text.</summary>
/// <param name="Kinds">What it can stand for.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct FoundValue(ValueKinds Kinds, TextSpan Span);
