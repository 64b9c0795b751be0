using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Reads what SubRip and WebVTT have in common: lines, times, tags.</summary>
internal static partial class CueText
{
    /// <summary>The lines of <paramref name="text"/>, without their ends.</summary>
    public static string[] LinesOf(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

    /// <summary>The time in <c>00:01:02,500 --&gt; 00:01:05,000</c>; null where the line is none or ends before it begins.</summary>
    public static TimeRange? TimeIn(string line)
    {
        if (Timing().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var (start, end) = (At(match, "from"), At(match, "to"));
        return end >= start ? new TimeRange(start, end) : null;
    }

    /// <summary>The line without tags, characters written as entities read; <c>&lt;v 王毅&gt;</c> becomes the label <c>王毅：</c>.</summary>
    public static string WithoutTags(string line)
    {
        string labelled = Voice().Replace(line, match => Label(WebUtility.HtmlDecode(match.Groups["name"].Value).Trim()));
        string bare = SpeakerChange().Replace(WebUtility.HtmlDecode(Tag().Replace(labelled, "")), "");
        return bare.Trim();
    }

    private static string Label(string name) => name.Length == 0 ? "" : Script.IsMostlyChinese(name) ? $"{name}：" : $"{name}: ";

    private static TimeSpan At(Match match, string group) =>
        new TimeSpan(0, Number(match.Groups[group + "h"]), Number(match.Groups[group + "m"]), Number(match.Groups[group + "s"]), Number(match.Groups[group + "f"]));

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?:(?<fromh>[0-9]{1,4}):)?(?<fromm>[0-5]?[0-9]):(?<froms>[0-5]?[0-9])[,.](?<fromf>[0-9]{3})\s*-->\s*"
        + @"(?:(?<toh>[0-9]{1,4}):)?(?<tom>[0-5]?[0-9]):(?<tos>[0-5]?[0-9])[,.](?<tof>[0-9]{3})(?:\s.*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(?:\.[^\s>]{1,60})?[ \t]+(?<name>[^>]{1,100})>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();

    // Also the times within a cue, and the placing marks of SubRip: {\an8}.
    [GeneratedRegex(@"</?[A-Za-z][^<>]{0,200}>|<[0-9:.]{5,15}>|\{\\[^{}]{1,60}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    // Live captions mark a change of speaker with two or three of these.
    [GeneratedRegex(@"^\s*>{2,3}\s*", RegexOptions.CultureInvariant)]
    private static partial Regex SpeakerChange();
}
