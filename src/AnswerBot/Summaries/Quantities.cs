using System.Globalization;
using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Summaries;

/// <summary>The numbers, dates and percentages of a text, in either language and in digits or words.</summary>
internal static partial class Quantities
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Whether every number of the claim is in a cited excerpt, or is the date of its event.</summary>
    public static bool AreBorneOut(Claim claim)
    {
        var evidence = claim.Cited.SelectMany(source => Find(source.Text).Concat(Of(source.Date))).ToList();
        return Find(claim.Body).Where(quantity => !quantity.IsArticle).All(quantity => evidence.Exists(quantity.IsBorneOutBy));
    }

    /// <summary>The quantities of a text. Chinese figures in fixed phrases (十分, 一带一路) are none.</summary>
    public static IReadOnlyList<Quantity> Find(string text)
    {
        var found = new List<Quantity>();
        var rest = Date().Replace(text, date => Take(found, DateOf(date)));
        rest = Phrase().Replace(TextFolding.Fold(rest), " ");
        rest = Fraction().Replace(rest, match => Take(found, FractionOf(match)));
        found.AddRange(Number().Matches(rest).Select(Read).OfType<Quantity>());
        return found;
    }

    private static IEnumerable<Quantity> Of(DateOnly? date) => date is not { } day ? [] :
    [
        new Quantity(day.Year, QuantityKind.Year, Bound.None), new Quantity(day.Month, QuantityKind.Month, Bound.None), new Quantity(day.Day, QuantityKind.Day, Bound.None),
    ];

    private static string Take(List<Quantity> found, IEnumerable<Quantity> quantities)
    {
        found.AddRange(quantities);
        return " ";
    }

    private static IEnumerable<Quantity> DateOf(Match match)
    {
        var month = match.Groups["month"].Value;
        yield return new Quantity(
            char.IsDigit(month[0]) ? int.Parse(month, CultureInfo.InvariantCulture) : Array.FindIndex(Months, name => name.StartsWith(month[..3], StringComparison.OrdinalIgnoreCase)) + 1,
            QuantityKind.Month,
            Bound.None);
        if (match.Groups["day"] is { Success: true } day)
        {
            yield return new Quantity(int.Parse(day.ValueSpan, CultureInfo.InvariantCulture), QuantityKind.Day, Bound.None);
        }

        if (match.Groups["year"] is { Success: true } year)
        {
            yield return new Quantity(int.Parse(year.ValueSpan, CultureInfo.InvariantCulture), QuantityKind.Year, Bound.None);
        }
    }

    private static IEnumerable<Quantity> FractionOf(Match match)
    {
        var (parts, whole) = (Numerals.Parse(match.Groups["parts"].Value), Numerals.Parse(match.Groups["whole"].Value.TrimEnd('s')));
        return parts is null || whole is null or 0 ? [] : [new Quantity(Math.Round(parts.Value / whole.Value, 6), QuantityKind.Fraction, Bound.None)];
    }

    private static Quantity? Read(Match match)
    {
        var number = match.Groups["number"].Value;
        var unit = match.Groups["unit"].Value;
        var isPercent = match.Groups["percent"].Success;
        // 四 in 四处 is no number; 四名 is one.
        var isBare = number.Length == 1 && !char.IsAsciiDigit(number[0]) && unit.Length == 0 && !isPercent && !match.Groups["measure"].Success && !match.Groups["ordinal"].Success;
        return isBare || Numerals.Parse(number) is not { } value ? null
            : isPercent ? new Quantity(value, QuantityKind.Percent, BoundOf(match))
            : new Quantity(unit == "成" ? value * 10 : value, KindOf(match, unit, value), BoundOf(match));
    }

    private static QuantityKind KindOf(Match match, string unit, decimal value) =>
        match.Groups["dollar"].Success ? QuantityKind.Dollars
        : match.Groups["euro"].Success ? QuantityKind.Euros
        : match.Groups["yuan"].Success ? QuantityKind.Yuan
        : match.Groups["ordinal"].Success ? QuantityKind.Ordinal
        : Units.KindOf(unit) is QuantityKind.Years && value >= 1000 ? QuantityKind.Year
        : Units.KindOf(unit);

    private static Bound BoundOf(Match match) =>
        match.Groups["above"].Success ? Bound.Above
        : match.Groups["below"].Success ? Bound.Below
        : Bound.None;

    // Months with a capital only: "may" is a verb.
    [GeneratedRegex(@"(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?![0-9])|(?:\b(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+)?\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9,.]*[0-9%])\b)?(?:,?\s+(?<year>[12][0-9]{3})\b)?", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Date();

    [GeneratedRegex(@"十分(?!之)|一带一路|一国两制|万一|百姓|千方百计|四面八方|五湖四海|万众|万物|千万[不别要]|两会|三农|两国|两岸|百分百|\b(?:both|two)\s+(?:countries|nations|sides)\b|\bone[- ]china\b|\bone\s+belt,?\s+one\s+road\b", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?<whole>(?!百分)[0-9零一二两三四五六七八九十]+)分之(?<parts>[0-9零一二两三四五六七八九十]+)|\b(?<parts>one|two|three|four|five|six|seven|eight|nine)[- ](?<whole>thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Fraction();

    [GeneratedRegex("""
        (?:(?<above>超过|超|逾|多于|高于|大于|至少|不少于|不低于|more\s+than|over|above|at\s+least|exceed(?:s|ed|ing)?|no\s+fewer\s+than)\s*
          |(?<below>不到|不足|低于|少于|小于|不超过|最多|less\s+than|fewer\s+than|under|below|up\s+to|at\s+most|no\s+more\s+than)\s*)?
        (?:(?<percent>百分之)|(?<ordinal>第)|(?<dollar>us\$|\$|usd\b)\s?|(?<euro>€|eur\b)\s?|(?<yuan>¥|rmb\b|cny\b)\s?)?
        (?<![a-z0-9.]|[a-z]-)(?<number>
          [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[十百千万亿]+|\s*(?:(?:hundred|thousand|million|billion|trillion|bn|mn|dozen)\b\s*)+)?
          |[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[百千万亿]*)?
          |\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundred|dozen)\b(?:\s+(?:hundred|thousand|million|billion|trillion)\b)*)
        (?<ordinal>st\b|nd\b|rd\b|th\b)?
        (?<above>多|余)?\s*
        (?:(?<percent>%|percent\b|per\s+cent\b|个百分点|percentage\s+points?\b)
          |(?<unit>年代|周年|个?小时|个?月|年|月|日|号|个?星期|周|天|分钟|美元|欧元|人民币|万?元|块钱|公里|千米|米|吨|公斤|千克|公顷|度|人|名|位|口|个国家|国|成(?![为员立果功就长本熟都])
            |years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|yuan\b|rmb\b|(?:us\s+)?dollars?\b|euros?\b|kilomet(?:re|er)s?\b|km\b|met(?:re|er)s?\b|tonnes?\b|tons?\b|kilograms?\b|kg\b|hectares?\b|degrees?\b|people\b|persons?\b|countries\b|nations\b)
          |(?<measure>[个项条轮届家份通次场批倍步层艘架座章节款种类代级方大点支所间辆台件棵册例户]))?
        (?<above>以上|or\s+more)?(?<below>以下|以内|or\s+less|or\s+fewer)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Number();
}
