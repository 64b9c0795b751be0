using System.Globalization;
using System.Text.RegularExpressions;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>
/// Questions about the event itself (when, where, who spoke, how many questions, who asked first): nobody says that in a quotable sentence, so vectors find something
/// else. They are told from the metadata and the cut, in the message, without a quotation; what neither knows is said not to be known.
/// </summary>
internal static partial class EventQuestions
{
    private const string Event = @"(?:记者会|发布会|招待会|吹风会|这场会|这次会|press\s+conference|news\s+conference|briefing)";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What to say; null where <paramref name="question"/> is none of these, or where it is not clear which event is meant.</summary>
    public static string? Reply(string question, IReadOnlyList<Transcript> inScope)
    {
        if (inScope.Count != 1)
        {
            return null;
        }

        var (transcript, chinese) = (inScope[0], QuestionLanguages.Detect(question) == QuestionLanguage.Chinese);
        return FirstAsker().IsMatch(question) ? Asker(transcript, transcript.Turns.FirstOrDefault(turn => turn.Question is not null), chinese, "第一个", "first")
            : LastAsker().IsMatch(question) ? Asker(transcript, transcript.Turns.LastOrDefault(turn => turn.Question is not null), chinese, "最后一个", "last")
            : Questions().IsMatch(question) ? Count(transcript, chinese)
            : Length().IsMatch(question) ? Duration(transcript, chinese)
            : Host().IsMatch(question) ? Unknown(transcript, chinese)
            : Day().IsMatch(question) || Place().IsMatch(question) ? WhenAndWhere(transcript, chinese)
            : null;
    }

    private static string? Asker(Transcript transcript, Turn? turn, bool chinese, string ordinal, string english) =>
        turn is null ? null
        : chinese ? $"{ordinal}提问的是{turn.Asker}：{transcript.QuestionOf(turn)}"
        : $"The {english} to ask was {turn.Asker}: {transcript.QuestionOf(turn)}";

    private static string Count(Transcript transcript, bool chinese)
    {
        var count = transcript.Turns.Count(turn => turn.Question is not null);
        return chinese ? $"记录里一共有{count}个提问。" : string.Create(CultureInfo.InvariantCulture, $"The transcript has {count} questions.");
    }

    private static string Duration(Transcript transcript, bool chinese) =>
        Frame.LineOnDuration(transcript) is not { } printed ? Unknown(transcript, chinese)
        : chinese ? $"记录的末尾写着：“{printed}”"
        : $"The record ends with the line “{printed}”";

    private static string Unknown(Transcript transcript, bool chinese) => chinese
        ? $"记录的资料里没有写这一点。{WhenAndWhere(transcript, chinese)}"
        : $"What is known about the event does not say. {WhenAndWhere(transcript, chinese)}";

    private static string WhenAndWhere(Transcript transcript, bool chinese)
    {
        var metadata = transcript.Metadata;
        var day = metadata.Date is { } date ? EventPeriod.InWords(date, chinese ? QuestionLanguage.Chinese : QuestionLanguage.English)
            : chinese ? "日期不详" : "day not known";
        var place = metadata.Place ?? (chinese ? "地点不详" : "place not known");
        return chinese ? $"《{metadata.Title}》：{day}，{place}。" : $"{metadata.Title}: {day}, {place}.";
    }

    [GeneratedRegex(@"^\W*(?:(?:谁|哪[个家位]?(?:媒体|记者)?)(?:是)?(?:第一个|最先|最早|首个|头一个)(?:提问|发问|问)的?|(?:第一个|最先|最早|首个|头一个)(?:提问|发问|问问题)的?(?:人|记者|媒体)?是(?:谁|哪[个家位]?(?:媒体|记者)?)|第一个问题是(?:谁|哪[个家位]?(?:媒体|记者)?)[问提]的|who\s+asked\s+(?:the\s+)?first(?:\s+question)?|(?:what|which)\s+\w+\s+asked\s+(?:the\s+)?first(?:\s+question)?)\W*$", Options, Patterns.TimeLimit)]
    private static partial Regex FirstAsker();

    [GeneratedRegex(@"^\W*(?:(?:谁|哪[个家位]?(?:媒体|记者)?)(?:是)?最后(?:一个)?(?:提问|发问|问)的?|最后(?:一个)?(?:提问|发问|问问题)的?(?:人|记者|媒体)?是(?:谁|哪[个家位]?(?:媒体|记者)?)|最后一个问题是(?:谁|哪[个家位]?(?:媒体|记者)?)[问提]的|who\s+asked\s+(?:the\s+)?last(?:\s+question)?|(?:what|which)\s+\w+\s+asked\s+(?:the\s+)?last(?:\s+question)?)\W*$", Options, Patterns.TimeLimit)]
    private static partial Regex LastAsker();

    [GeneratedRegex(@"^\W*(?:" + Event + @".{0,6})?(?:一共|总共|共)?(?:有|回答了?|提了?|问了?)?(?:多少|几)(?:个|位|名)?(?:问题|提问|记者提问|记者问|媒体提问)了?\W*$|^\W*how\s+many\s+(?:questions|reporters)\s+(?:were|did|are)\b.{0,30}(?:asked|ask|answer|take|there|" + Event + @")\W*$", Options, Patterns.TimeLimit)]
    private static partial Regex Questions();

    [GeneratedRegex(Event + @".{0,6}(?:多久|多长时间|几个?(?:小时|钟头)|多少(?:个?小时|分钟))|\bhow\s+long\b.{0,16}" + Event, Options, Patterns.TimeLimit)]
    private static partial Regex Length();

    [GeneratedRegex(@"(?:谁|哪位)主持.{0,6}" + Event + "|" + Event + @".{0,6}(?:谁|哪位)主持|主持人是谁|\bwho\s+(?:hosted|chaired|moderated)\b.{0,12}" + Event, Options, Patterns.TimeLimit)]
    private static partial Regex Host();

    [GeneratedRegex(Event + @".{0,6}(?:哪一?[天年日]|几月几[日号]|什么时候|何时)|(?:哪一?[天年日]|什么时候|何时)[开办举].{0,6}" + Event + @"|\b(?:when|what\s+(?:day|date))\b.{0,12}" + Event + @"(?:\s+(?:held|take\s+place))?\W*$", Options, Patterns.TimeLimit)]
    private static partial Regex Day();

    [GeneratedRegex(Event + @".{0,6}(?:哪里|哪儿|什么地方|何处)|(?:哪里|哪儿|什么地方|何处)[开办举].{0,6}" + Event + @"|\bwhere\b.{0,12}" + Event + @"(?:\s+(?:held|take\s+place))?\W*$", Options, Patterns.TimeLimit)]
    private static partial Regex Place();
}
