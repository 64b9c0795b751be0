using System.Globalization;
using System.Text.RegularExpressions;

namespace AnswerBot.Retrieval;

/// <summary>The days that a question names in words: one day, a month or a year.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record EventPeriod(DateOnly From, DateOnly To)
{
    /// <summary>A date with its year as the body of a regular expression: 2020年5月24日, 二〇二〇年五月, 2020-05-24, 24 May 2020, May 2020, 2020.</summary>
    internal const string Pattern =
        @"(?:(?<year>(?:19|20)\d\d|[一二][〇零○九一二三四五六七八]{3})\s*年(?:\s*(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份|\s*(?<day>3[01]|[12]\d|0?[1-9]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])\s*[日号號])?)?"
        + @"|(?<year>(?:19|20)\d\d)[-/.](?<month>1[0-2]|0?[1-9])(?:[-/.](?<day>3[01]|[12]\d|0?[1-9]))?(?!\d)"
        + @"|(?:(?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(?:(?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?<year>(?:19|20)\d\d)\b"
        + @"|\b(?<year>(?:19|20)\d\d)\b)";

    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>Reads a match of <see cref="Pattern"/>; null where there is no such day, as on 31 April.</summary>
    internal static EventPeriod? Of(Match match)
    {
        var year = Year(match.Groups["year"].Value);
        if (!match.Groups["month"].Success)
        {
            return new EventPeriod(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        var month = Month(match.Groups["month"].Value);
        var days = DateTime.DaysInMonth(year, month);
        var day = match.Groups["day"].Success ? Number(match.Groups["day"].Value) : 0;
        return day > days ? null
            : day > 0 ? new EventPeriod(new DateOnly(year, month, day), new DateOnly(year, month, day))
            : new EventPeriod(new DateOnly(year, month, 1), new DateOnly(year, month, days));
    }

    /// <summary>Whether <paramref name="day"/> lies in it; an unknown day does not.</summary>
    public bool Contains(DateOnly? day) => day >= From && day <= To;

    /// <summary>One day in words: <c>2020年5月24日</c>, <c>24 May 2020</c>.</summary>
    public static string InWords(DateOnly day, QuestionLanguage language) => new EventPeriod(day, day).In(language);

    /// <summary>The period in words: <c>2020年5月</c>, <c>May 2020</c>.</summary>
    public string In(QuestionLanguage language)
    {
        var (chinese, english) = From == To ? ("yyyy年M月d日", "d MMMM yyyy") : From.Month == To.Month ? ("yyyy年M月", "MMMM yyyy") : ("yyyy年", "yyyy");
        return From.ToString(language == QuestionLanguage.Chinese ? chinese : english, CultureInfo.InvariantCulture);
    }

    private static int Year(string text) => char.IsAsciiDigit(text[0])
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : text.Aggregate(0, (sum, digit) => (sum * 10) + Digit(digit));

    private static int Month(string text) => char.IsAsciiLetter(text[0])
        ? DateTime.ParseExact(text, "MMM", CultureInfo.InvariantCulture).Month
        : Number(text);

    // Up to 三十一: the tens before 十, the units behind it.
    private static int Number(string text)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        var ten = text.IndexOf('十', StringComparison.Ordinal);
        var tens = ten < 0 ? 0 : ten == 0 ? 1 : Digit(text[0]);
        var units = text.Length > ten + 1 ? Digit(text[ten + 1]) : 0;
        return (tens * 10) + units;
    }

    private static int Digit(char digit) => digit is '零' or '○' ? 0 : ChineseDigits.IndexOf(digit, StringComparison.Ordinal);
}
