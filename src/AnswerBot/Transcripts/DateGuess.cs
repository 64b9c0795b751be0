using System.Globalization;
using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Finds whole days in words. A day without its year stays unknown, and so does one that can be read in two ways (05/06/2020): a wrong date under a
/// quotation is worse than none.
/// </summary>
internal static partial class DateGuess
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>The first whole day in <paramref name="text"/>; null where there is none.</summary>
    public static DateOnly? Find(string text) =>
        Numeric().Matches(text).Concat(Chinese().Matches(text)).Concat(English().Matches(text))
            .OrderBy(match => match.Index)
            .Select(Day)
            .FirstOrDefault(day => day is not null);

    /// <summary>The first day and month without a year, as printed; null where there is none.</summary>
    public static string? FindWithoutYear(string text) =>
        WithoutYear().Match(text) is { Success: true } match ? match.Value : null;

    private static DateOnly? Day(Match match)
    {
        int year = Number(match.Groups["year"].Value);
        int month = Number(match.Groups["month"].Value);
        int day = Number(match.Groups["day"].Value);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(string printed)
    {
        if (int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        return char.IsAsciiLetter(printed[0])
            ? Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name => printed.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1
            : ChineseNumber(printed.Replace('○', '〇').Replace('零', '〇'));
    }

    /// <summary>二〇二〇 digit by digit, 二十四 by its tens.</summary>
    private static int ChineseNumber(string printed)
    {
        int ten = printed.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return printed.Aggregate(0, (value, digit) => (value * 10) + ChineseDigits.IndexOf(digit, StringComparison.Ordinal));
        }

        int tens = ten == 0 ? 1 : ChineseNumber(printed[..ten]);
        return (tens * 10) + (ten + 1 < printed.Length ? ChineseNumber(printed[(ten + 1)..]) : 0);
    }

    // 2024-03-25, 2024.3.25, 2024/03/25, 2024_03_25, 20240325, 2024年3月25日; full-width digits are left alone.
    [GeneratedRegex(
        @"(?<![0-9])(?<year>(?:19|20)[0-9]{2})(?:(?<mark>[-./_])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2})|(?<month>[0-9]{2})(?<day>[0-9]{2})"
        + @"|\s?年\s?(?<month>[0-9]{1,2})\s?月\s?(?<day>[0-9]{1,2})\s?[日号號])(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"(?<year>[一二][〇○零一二三四五六七八九]{3})年(?<month>[一二三四五六七八九]|十[一二]?)月(?<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日",
        RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"\b(?:(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<year>(?:19|20)[0-9]{2})"
        + @"|(?<day>[0-9]{1,2})(?:st|nd|rd|th)? (?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?,? (?<year>(?:19|20)[0-9]{2}))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(
        @"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号號]|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithoutYear();
}
