using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>A value that a question wants.</summary>
/// <param name="Kinds">Any of these would do.</param>
/// <param name="Cue">The words that ask for it, with the noun behind them: 多少国家, which year.</param>
internal sealed record WantedValue(ValueKinds Kinds, TextSpan Cue)
{
    /// <summary>For a number, what it shall count; null where that is open. See <see cref="CountedThings"/>.</summary>
    public string? Counted { get; init; }

    /// <summary>For a person, the office held; null where none is named. See <see cref="Slots.Offices"/>.</summary>
    public string? Office { get; init; }
}
