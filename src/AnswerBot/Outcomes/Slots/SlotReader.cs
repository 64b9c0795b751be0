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
        (ValueKinds.Duration | ValueKinds.Ordinal, SlotPatterns.Duration()),
        (ValueKinds.Figures & ~ValueKinds.Date, SlotPatterns.Amount()),
        (ValueKinds.Ordinal, SlotPatterns.Ordinal()),
        (ValueKinds.Number, SlotPatterns.Count()),
        (ValueKinds.Country, SlotPatterns.Country()),
        (ValueKinds.Town, SlotPatterns.Town()),
        (ValueKinds.Place, SlotPatterns.Place()),
        (ValueKinds.Organisation, SlotPatterns.Organisation()),
        (ValueKinds.Person, SlotPatterns.Officer()),
        (ValueKinds.Person | ValueKinds.Organisation | ValueKinds.Title, SlotPatterns.Name()),
        (ValueKinds.Somebody, SlotPatterns.Who()),
        (ValueKinds.List | ValueKinds.Pair, SlotPatterns.PairList()),
        (ValueKinds.List, SlotPatterns.List()),
        (ValueKinds.Names, SlotPatterns.Which()),
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
                    wanted.Add(new WantedValue(kinds, cue)
                    {
                        Counted = kinds == ValueKinds.Number ? CountedThings.In(match.Value) : null,
                        Office = kinds == ValueKinds.Person ? Offices.In(question) : null,
                    });
                }
            }
        }

        return wanted;
    }

    private static TextSpan Span(Capture capture) => new(capture.Index, capture.Index + capture.Length);
}
