using System.Globalization;
using System.Text.RegularExpressions;

namespace AnswerBot.Summaries;

/// <summary>Reads numbers as people write them: 1,100 · 3.5万 · 两万八千 · 二〇二〇 · twenty-five · 3 million.</summary>
internal static partial class Numerals
{
    private const string ChineseDigits = "零一二三四五六七八九";
    private const decimal Limit = 1_000_000_000_000_000;

    private static readonly Dictionary<char, decimal> ChineseUnits = new() { ['十'] = 10, ['百'] = 100, ['千'] = 1000, ['万'] = 10_000, ['亿'] = 100_000_000 };

    private static readonly Dictionary<string, decimal> English = new()
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
    };

    private static readonly Dictionary<string, decimal> EnglishUnits = new()
    {
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["dozen"] = 12,
    };

    /// <summary>The value of a number in folded text; null for what is none, or is larger than any that is spoken of.</summary>
    public static decimal? Parse(string text)
    {
        try
        {
            var value = text.Any(char.IsAsciiLetter) ? ParseEnglish(text) : ParseChinese(text.Replace(" ", "", StringComparison.Ordinal));
            return value is <= Limit ? value : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? ParseEnglish(string text)
    {
        decimal value = 0;
        foreach (var word in Words().Matches(text).Select(match => match.Value))
        {
            if (EnglishUnits.TryGetValue(word, out var unit))
            {
                value = (value == 0 ? 1 : value) * unit;
            }
            else if (English.TryGetValue(word, out var digit))
            {
                value += digit;
            }
            else if (ParseChinese(word) is { } number)
            {
                value += number;
            }
        }

        return value;
    }

    // Sections as the language has them: 十四亿零三百万 is ((14) 亿 + (300) 万). 二〇二〇 and 1,100 are digits in a row.
    private static decimal? ParseChinese(string text)
    {
        var digits = string.Concat(text.Where(character => character != ',').Select(Digit));
        if (decimal.TryParse(digits.Replace('点', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain))
        {
            return plain;
        }

        decimal total = 0, section = 0, pending = 0;
        foreach (var part in Parts().Matches(digits).Select(match => match.Value))
        {
            if (!ChineseUnits.TryGetValue(part[0], out var unit))
            {
                pending = decimal.Parse(part.Replace('点', '.'), CultureInfo.InvariantCulture);
            }
            else if (unit < 10_000)
            {
                section += (pending == 0 ? 1 : pending) * unit;
                pending = 0;
            }
            else
            {
                // 三万亿 multiplies what is there; 十四亿三百万 adds.
                var lower = section + pending;
                total = lower == 0 ? (total == 0 ? 1 : total) * unit : unit > total ? (total + lower) * unit : total + (lower * unit);
                (section, pending) = (0, 0);
            }
        }

        return total + section + pending;
    }

    private static char Digit(char character) => character switch
    {
        '〇' => '0',
        '两' => '2',
        _ when ChineseDigits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var digit => (char)('0' + digit),
        _ => character,
    };

    [GeneratedRegex(@"[0-9][0-9.,]*|[a-z]+", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Words();

    [GeneratedRegex(@"[0-9]+(?:[.点][0-9]+)?|[十百千万亿]", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Parts();
}
