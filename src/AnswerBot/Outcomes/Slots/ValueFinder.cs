using System.Text.RegularExpressions;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>Finds the values in a text: figures with their units in both scripts of digits, dates, names of places, people and organisations, enumerations, reasons.</summary>
internal sealed class ValueFinder(NameFinder names)
{
    /// <summary>The values of the kinds wanted, in no particular order; one place can hold several.</summary>
    /// <param name="passage">Where to look.</param>
    /// <param name="wanted">Of which kinds.</param>
    /// <param name="question">What it names is no answer to it.</param>
    public IEnumerable<FoundValue> Find(SlotPassage passage, ValueKinds wanted, string question) =>
        Find(passage.Text, wanted, question, wanted == ValueKinds.Somebody ? null : passage.Commonplace);

    /// <summary>The same in a text alone.</summary>
    public IEnumerable<FoundValue> Find(string text, ValueKinds wanted, string question, IReadOnlySet<NameEntry>? commonplace = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Figures(text, wanted).Concat(Names(text, wanted, question, commonplace)).Concat(Structures(text, wanted));
    }

    private static IEnumerable<FoundValue> Figures(string text, ValueKinds wanted)
    {
        if ((wanted & ValueKinds.Figures) == 0)
        {
            return [];
        }

        var numbers = ValuePatterns.Number().Matches(text).Select(match => new FoundValue(KindsOf(match), Span(match)));
        return numbers.Concat(Matches(ValuePatterns.Date(), text, ValueKinds.Date)).Where(value => (value.Kinds & wanted) != 0);
    }

    // The unit tells what a number is; where it has none it is a count.
    private static ValueKinds KindsOf(Match number) =>
        number.Groups["share"].Success ? ValueKinds.Percentage
        : number.Groups["money"].Success ? ValueKinds.Money
        : number.Groups["date"].Success ? ValueKinds.Date
        : number.Groups["ordinal"].Success ? ValueKinds.Ordinal
        : number.Groups["time"].Success ? ValueKinds.Duration
        : ValueKinds.Number;

    private IEnumerable<FoundValue> Names(string text, ValueKinds wanted, string question, IReadOnlySet<NameEntry>? commonplace)
    {
        if ((wanted & (ValueKinds.Place | ValueKinds.Person | ValueKinds.Organisation)) == 0)
        {
            return [];
        }

        var asked = names.Find(question).Select(mention => mention.Entry).ToHashSet();
        var found = names.Find(text).Where(mention => !asked.Contains(mention.Entry) && commonplace?.Contains(mention.Entry) != true).Select(mention => new FoundValue(KindOf(mention.Entry), mention.Span))
            .Concat(Matches(ValuePatterns.Place(), text, ValueKinds.Town | ValueKinds.Region))
            .Concat(Matches(ValuePatterns.Person(), text, ValueKinds.Person))
            .Concat(Matches(ValuePatterns.Organisation(), text, ValueKinds.Organisation));
        return found.Where(value => (value.Kinds & wanted) != 0);
    }

    private static ValueKinds KindOf(NameEntry entry) => entry.Kind switch
    {
        "country" => ValueKinds.Country,
        "city" => ValueKinds.Town,
        "region" => ValueKinds.Region,
        "person" => ValueKinds.Person,
        "organisation" => ValueKinds.Organisation,
        _ => ValueKinds.None,
    };

    private static IEnumerable<FoundValue> Structures(string text, ValueKinds wanted) =>
        (wanted.HasFlag(ValueKinds.List) ? Matches(ValuePatterns.List(), text, ValueKinds.List) : [])
            .Concat(wanted.HasFlag(ValueKinds.Pair) ? Matches(ValuePatterns.Pair(), text, ValueKinds.Pair) : [])
            .Concat(wanted.HasFlag(ValueKinds.Title) ? Matches(ValuePatterns.Title(), text, ValueKinds.Title) : [])
            .Concat(wanted.HasFlag(ValueKinds.Reason) ? Matches(ValuePatterns.Reason(), text, ValueKinds.Reason) : []);

    private static IEnumerable<FoundValue> Matches(Regex pattern, string text, ValueKinds kinds) =>
        pattern.Matches(text).Select(match => new FoundValue(kinds, Span(match)));

    private static TextSpan Span(Match match) => new(match.Index, match.Index + match.Length);
}
