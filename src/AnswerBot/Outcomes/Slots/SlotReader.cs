using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>
/// Reads from the words of a question, Chinese or English, which values it wants. Questions that want none (whether, what view, what in general) give an empty list.
/// </summary>
internal static class SlotReader
{
    // The first pattern that fits a place decides: 多少年 is a duration before it is a number.
    private static readonly (ValueKinds Kinds, Regex Pattern)[] Patterns =
    [
        (ValueKinds.Percentage, SlotPatterns.Percentage()),
        (ValueKinds.Money, SlotPatterns.Money()),
        (ValueKinds.Date, SlotPatterns.Date()),
        (ValueKinds.Duration, SlotPatterns.Duration()),
        (ValueKinds.Number | ValueKinds.Money | ValueKinds.Percentage, SlotPatterns.Amount()),
        (ValueKinds.Number, SlotPatterns.Count()),
        (ValueKinds.Place, SlotPatterns.Place()),
        (ValueKinds.Organisation | ValueKinds.List, SlotPatterns.Organisation()),
        (ValueKinds.Person, SlotPatterns.Person()),
        (ValueKinds.List, SlotPatterns.List()),
        (ValueKinds.Reason, SlotPatterns.Reason()),
    ];

    /// <summary>The values wanted, in the order of the patterns.</summary>
    /// <param name="question">In simplified characters.</param>
    public static IReadOnlyList<WantedValue> Read(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var wanted = new List<WantedValue>();
        foreach (var (kinds, pattern) in Patterns)
        {
            foreach (var match in pattern.Matches(question).Where(match => match.Length > 0))
            {
                var cue = Span(match);
                if (!wanted.Exists(other => other.Cue.Start < cue.End && cue.Start < other.Cue.End))
                {
                    wanted.Add(new WantedValue(kinds, cue, match.Groups["focus"] is { Success: true } focus ? Span(focus) : default));
                }
            }
        }

        return wanted;
    }

    private static TextSpan Span(Capture capture) => new(capture.Index, capture.Index + capture.Length);
}
