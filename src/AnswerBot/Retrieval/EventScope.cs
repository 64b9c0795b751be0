using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>
/// What a question says about the event it means: when it was ("2020年4月他怎么说？", "at the press conference of 24 May 2020") and who spoke
/// ("王毅是怎么回应的", "What did Wang Yi say"). A date counts only where the question says that somebody spoke then: most dates in questions are what
/// is asked about. A name counts only where the transcripts have further speakers.
/// </summary>
/// <param name="Period">When the event was; null where the question does not say.</param>
/// <param name="Speakers">Who is to have spoken, as the transcripts print them; empty where the question does not say.</param>
/// <param name="Rest">The question without the words that name the period.</param>
public sealed partial record EventScope(EventPeriod? Period, IReadOnlyList<string> Speakers, string Rest)
{
    private const string Who = @"(?:他们?|她们?|他們|她們|(?:外交部)?(?:部长|部長|外长|外長|总理|總理|主席|主任|发言人|發言人))";
    private const string Say = @"(?:说|說|讲|講|谈|談|表示|表态|表態|回应|回應|回答|答复|答覆|评价|評價|提到|提及|看待|怎么看|怎麼看|介绍|介紹)";
    private const string Conference = @"(?:记者会|記者會|记者招待会|記者招待會|发布会|發布會|吹风会|吹風會|例会)";

    /// <summary>Reads <paramref name="question"/>.</summary>
    /// <param name="question">What is asked now, without earlier questions.</param>
    /// <param name="speakers">Everybody who speaks in the transcripts at hand.</param>
    public static EventScope Match(string question, IReadOnlyCollection<Speaker> speakers)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(speakers);
        // "2020年4月王毅怎么说" is read as with 他, padded so that everything stays where it is.
        var withPronoun = speakers.SelectMany(NamesOf).Where(HasChinese).Aggregate(question, (text, name) => text.Replace(name, "他".PadRight(name.Length), StringComparison.Ordinal));
        var (period, when) = PeriodOf(withPronoun);
        var rest = period is null ? question : question.Remove(when.Start, when.Length).Trim(' ', '，', ',', '、');
        return new EventScope(period, SpeakersOf(rest, speakers), rest);
    }

    /// <summary>Whether nothing is left of a question that names a period but that somebody spoke: "2020年4月他怎么说？" needs an earlier question for its subject.</summary>
    internal static bool LeavesNothing(string question) =>
        PeriodOf(question) is ({ }, var when) && NothingButSpeaking().IsMatch(question.Remove(when.Start, when.Length));

    private static (EventPeriod? Period, TextSpan When) PeriodOf(string question)
    {
        foreach (var form in new[] { AtConference(), SpokenThen(), ConferenceOf(), ThenWhat() })
        {
            if (form.Match(question) is { Success: true } match && EventPeriod.Of(match) is { } period)
            {
                var named = match.Groups["when"];
                return (period, new TextSpan(named.Index, named.Index + named.Length));
            }
        }

        return (null, default);
    }

    private static IReadOnlyList<string> SpeakersOf(string question, IReadOnlyCollection<Speaker> speakers)
    {
        if (speakers.DistinctBy(speaker => speaker.Name).Count() < 2)
        {
            return [];
        }

        var spoke = speakers.Where(speaker => NamesOf(speaker).Any(name => SaysOf(question, name)));
        return [.. spoke.Select(speaker => speaker.Name).Distinct(StringComparer.Ordinal)];
    }

    private static bool HasChinese(string name) => name.Any(Script.IsIdeographic);

    private static IEnumerable<string> NamesOf(Speaker speaker) => speaker.Names.Where(name => name.Length > 1);

    // Behind the name in Chinese: "王毅外长对此怎么说". Around it in English: "What did Wang Yi say", "according to Wang Yi".
    private static bool SaysOf(string question, string name)
    {
        for (var at = question.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = question.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (SaysBehind().IsMatch(question[(at + name.Length)..]) || SaysBefore().IsMatch(question[..at]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>2020年5月24日的记者会上…</summary>
    [GeneratedRegex($@"(?<when>在?{EventPeriod.Pattern}\s*(?:的|举行的|那[场次]|这[场次]|全国两会|两会)*{Conference}(?:上|中|里)?)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex AtConference();

    /// <summary>2020年4月他怎么说？ 在2020年5月，王毅外长对此如何评价？</summary>
    [GeneratedRegex($@"^(?<when>\W*[在于那]?\s*{EventPeriod.Pattern}(?:的?时候|的?時候|时|時|那天|那时|当时|当天|间)?[，,\s]*)(?={Who}(?:.{{0,30}}?){Say})", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex SpokenThen();

    /// <summary>… at the press conference of 24 May 2020, … at the May 2020 briefing</summary>
    [GeneratedRegex($@"(?<when>\b(?:at|in|during|from)\s+(?:the|his|her|their)?\s*(?:(?:press\s+conference|news\s+conference|briefing)\s+(?:of|on|in)\s+{EventPeriod.Pattern}|{EventPeriod.Pattern}\s+(?:press\s+conference|news\s+conference|briefing)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex ConferenceOf();

    /// <summary>In April 2020, what did he say …</summary>
    [GeneratedRegex($@"^(?<when>\W*(?:in|on|back\s+in)\s+{EventPeriod.Pattern}[,\s]+)(?=(?:what|how|why|which|did|who)\b.{{0,60}}\b(?:say|said|answer|answered|reply|replied|respond|responded|comment|commented|tell|told|mention|mentioned)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex ThenWhat();

    [GeneratedRegex($@"^(?:\W|他们?|她们?|他們|她們|外长|外長|部长|部長|发言人|發言人|是|又|都|还|還|怎么|怎麼|如何|怎样|怎樣|什么|什麼|对此|對此|的|了|过|過|吗|嗎|呢|看|{Say}|\b(?:what|how|did|he|she|they|the|minister|spokesperson|say|said|answer|reply|respond|comment|about|on|it|that|this|to)\b)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NothingButSpeaking();

    [GeneratedRegex($@"^(?:[\p{{IsCJKUnifiedIdeographs}}]{{0,6}}?(?:在.{{1,16}}?[上中时])?(?:就|对|對|针对|關於|关于)?.{{0,24}}?{Say}|'s\s+(?:answer|reply|response|view|opinion|position|comment|remark|statement)|.{{0,12}}\b(?:say|said|says|answer|answered|reply|replied|respond|responded|comment|commented|think|tell|told|mention|mentioned)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex SaysBehind();

    [GeneratedRegex(@"(?:\baccording\s+to\s+(?:\w+\s+){0,3}|(?:据|按照?|根据)\s*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex SaysBefore();
}
