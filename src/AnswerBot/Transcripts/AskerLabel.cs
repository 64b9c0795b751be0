using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Reads labels that say by themselves that somebody asks: <c>《人民日报》记者</c>, <c>问</c>, <c>记者追问</c>, <c>会后有记者问及</c>, <c>Q</c>, <c>Reuters
/// reporter</c>.
/// An outlet's bare name says nothing by itself; see <see cref="UnmarkedAskers"/>.
/// </summary>
internal static partial class AskerLabel
{
    /// <summary>Whether <paramref name="label"/> is an asker's whatever stands around it.</summary>
    public static bool IsCertain(string label)
    {
        string name = TextLines.Squeeze(label);
        return Bare().IsMatch(name) || IsFollowUp(label) || (Reporter().IsMatch(name) && !MentionedReporters().IsMatch(name))
            || ReporterInEnglish().IsMatch(label);
    }

    /// <summary>Whether the same asker goes on (追问, follow-up).</summary>
    public static bool IsFollowUp(string label) => FollowUp().IsMatch(TextLines.Squeeze(label)) || FollowUpInEnglish().IsMatch(label);

    /// <summary>Whether the text marks questions with Q, so that A marks an answer and not the first of several options.</summary>
    public static bool IsLatinMark(string label) => LatinMark().IsMatch(label);

    /// <summary>The outlets <paramref name="label"/> stands for, joined by 、; null where it names none.</summary>
    public static string? OutletOf(string label)
    {
        var outlets = label.Split('、').Select(OutletOfOne).Where(outlet => outlet.Length > 0);
        string joined = string.Join('、', outlets);
        return joined.Length > 0 ? joined : null;
    }

    private static string OutletOfOne(string label)
    {
        string name = label.Trim();
        if (QuestionMarkWithOutlet().Match(name) is { Success: true } marked)
        {
            name = marked.Groups["outlet"].Value;
        }

        name = TrailingBracket().Replace(name, "");
        name = FollowUpEnding().Replace(name, "");
        name = FromReporterOn().Replace(name, "");
        name = EnglishEnding().Replace(name, "");
        name = AfterTheEvent().Replace(name, "").Trim();
        return Anonymous().IsMatch(name) || IsCertain(name) ? "" : WithoutTitleMarks(name);
    }

    private static string WithoutTitleMarks(string name)
    {
        int title = name.IndexOf('《', StringComparison.Ordinal);
        // 新加坡《海峡时报》: what stands before the title is where it appears, unless it is itself a publisher (新华社《瞭望》).
        if (title > 0 && !MediaWords.End(name[..title].Trim()))
        {
            name = name[title..];
        }

        return string.Concat(name.Where(character => character is not ('《' or '》' or '〈' or '〉'))).Trim();
    }

    [GeneratedRegex(
        @"^(?:问|問|提问|提問|记者问|記者問|Q|Question)(?:[（(][^（）()]{1,30}[）)]|[0-9]{1,3})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"^(?:Q|Question)(?:\s*[（(][^（）()]{1,30}[）)]|\s*[0-9]{1,3})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LatinMark();

    [GeneratedRegex(
        @"^(?:问|問|提问|提問|Q|Question)\s*[（(](?<outlet>[^（）()]{1,30})[）)]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionMarkWithOutlet();

    [GeneratedRegex(@"(?:追问|追問|再问|再問|又问|又問)$", RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"\bfollow(?:ing)?[- ]?up(?: question)?\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUpInEnglish();

    [GeneratedRegex(@"(?:记者|記者)(?:书面|書面)?(?:问及|問及|问道|問道|提问|提問|问|問)?(?:[（(][^（）()]{1,30}[）)])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Reporter();

    // 各位记者： is said to reporters, and 有记者问： may be told within an answer.
    [GeneratedRegex(@"^(?:各位|诸位|諸位|有)", RegexOptions.CultureInvariant)]
    private static partial Regex MentionedReporters();

    [GeneratedRegex(@"\b(?:reporter|correspondent|journalist)s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReporterInEnglish();

    [GeneratedRegex(@"[（(][^（）()]{1,30}[）)]$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingBracket();

    [GeneratedRegex(
        @"(?:继续|繼續|再次|接着|接著)?(?:追问|追問|再问|再問|又问|又問)$|\s*follow(?:ing)?[- ]?up(?: question)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUpEnding();

    [GeneratedRegex(@"(?:记者|記者).*$", RegexOptions.CultureInvariant)]
    private static partial Regex FromReporterOn();

    [GeneratedRegex(@"\s*\b(?:reporter|correspondent|journalist)s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishEnding();

    [GeneratedRegex(@"^(?:会后|會後)[，,]?", RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheEvent();

    [GeneratedRegex(
        @"^(?:有|该|該|这|這|那|某|另|一|多|几|幾|名|位|现场|現場|中外|外国|外國|境外|女|男|the|a|an)*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anonymous();
}
