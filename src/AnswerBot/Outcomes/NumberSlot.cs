using System.Text.RegularExpressions;

namespace AnswerBot.Outcomes;

/// <summary>
/// The slot check for numbers and dates: similarity cannot tell a passage that gives the number from one that only speaks of the same thing.
/// </summary>
internal static partial class NumberSlot
{
    /// <summary>Whether the question wants a number or a date.</summary>
    public static bool IsIn(string question) => Wanted().IsMatch(question);

    /// <summary>Whether the question wants a number or a date and the sentence has none.</summary>
    public static bool IsOpen(string question, string bestSentence) => IsIn(question) && !Number().IsMatch(bestSentence);

    [GeneratedRegex(@"多少|几(?!乎|何)[个名支项条轮届家份通次年月天座艘位人场批成倍百千万亿国]|第几|几时|几月|几号|哪一?[年天月日]|什么时候|何时|啥时候|多大岁数|\b(?:how\s+(?:many|much|long|old)|(?:what|which)\s+(?:year|date|day|month|percentage|share|number|proportion)|when\s+(?:is|was|are|were|will|did|does|do|would|should|can))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\d|[零〇一二两三四五六七八九十百千万亿]{2,}|[一二两三四五六七八九十百千万亿](?:多|余)?[个名支项条轮届家份通次年月天日只件人国位岁倍成吨场批米里亩度元块秒分点]|今年|明年|去年|年内|年底|[上下]半年|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozens?|half|third|quarter|twice|none|free|january|february|march|april|june|july|august|september|october|november|december|\w+day|(?:next|last|this)\s+(?:week|month|year)|tomorrow|tonight)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();
}
