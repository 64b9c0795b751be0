using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>A value that a question wants.</summary>
/// <param name="Kinds">Any of these would do.</param>
/// <param name="Cue">The words that ask for it, with the noun behind them: 多少国家, which year.</param>
internal sealed record WantedValue(ValueKinds Kinds, TextSpan Cue);
