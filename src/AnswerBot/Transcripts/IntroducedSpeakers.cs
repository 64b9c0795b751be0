using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Finds people whom a label introduces with office and name, set apart by a space (<c>商务部副部长 李某：</c>): they speak whether or not the
/// metadata lists them,
/// also where later labels print the name alone. Taking their words for those of the speaker before them would put a wrong name under a
/// quote.
/// </summary>
internal static partial class IntroducedSpeakers
{
    // Every label is compared with every speaker: the limit keeps the time linear for any input.
    private const int MostPeople = 50;

    /// <summary>Those introduced in <paramref name="lines"/> and not among <paramref name="listed"/>.</summary>
    public static IEnumerable<Speaker> Find(IEnumerable<Line> lines, SpeakerNames listed) =>
        lines.Select(line => line.Label?.Name)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(label => listed.Resolve(label) is null && !AskerLabel.IsCertain(label) && !AnswerLabel.IsModerator(label))
            .Select(label => Introduction().Match(label))
            .Where(match => match.Success)
            .Select(match => TextLines.Squeeze(match.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal)
            .Take(MostPeople)
            .Select(name => new Speaker(name, null, []));

    [GeneratedRegex(
        @"^(?!.*(?:记者|記者))[\p{L}、·（）()]{2,40}(?:长|長|人|任|记|記|理|使|员|員|师|師|授)[\s\u3000]{1,4}"
        + @"(?<name>\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}\u3000\p{IsCJKUnifiedIdeographs})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();
}
