using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>The words around the quotations, in the two languages of the product. They never repeat a quotation.</summary>
internal static class AnswerMessages
{
    public static string For(AnswerOutcome outcome, QuestionLanguage language, bool quotesAreForeign) => (outcome, language) switch
    {
        (AnswerOutcome.Answered, QuestionLanguage.Chinese) => "原文是这样说的：",
        (AnswerOutcome.Answered, _) => quotesAreForeign ? "This is what was said (quoted in the original Chinese):" : "This is what was said:",
        (AnswerOutcome.Related, QuestionLanguage.Chinese) => "原文没有回答这个问题。记者会上最相近的提问是：",
        (AnswerOutcome.Related, _) => "The transcript does not answer this question. The nearest questions that reporters asked:",
        (_, QuestionLanguage.Chinese) => "原文没有回答这个问题。可以试试下面这些当时真正被问到的问题：",
        _ => "The transcript does not answer this. These are questions that were really asked:",
    };

    public static string ForAsker(QuestionLanguage language, bool quotesAreForeign) => language == QuestionLanguage.Chinese
        ? "下面是这家媒体当时的提问，以及得到的回答："
        : quotesAreForeign ? "This is what the outlet asked, and how it was answered (quoted in the original Chinese):"
        : "This is what the outlet asked, and how it was answered:";

    public static string DidNotAsk(Outlet outlet, QuestionLanguage language) => language == QuestionLanguage.Chinese
        ? $"在已收录的记者会上，{outlet.Name}没有提问。"
        : $"{outlet.English} did not ask at the press conferences in the index.";

    public static string NoEventIn(EventPeriod period, IReadOnlyList<Transcript> transcripts, QuestionLanguage language)
    {
        var days = transcripts.Select(transcript => transcript.Metadata.Date).OfType<DateOnly>().Order().ToList();
        var chinese = language == QuestionLanguage.Chinese;
        var known = days.Count == 0 ? "" : days[0] == days[^1] ? Day(days[0]) : $"{Day(days[0])}{(chinese ? "至" : " to ")}{Day(days[^1])}";
        return chinese
            ? $"没有收录{period.In(language)}的记者会记录。{(known.Length > 0 ? $"已收录的是{known}的。" : "")}"
            : $"There is no transcript of {period.In(language)} in the index.{(known.Length > 0 ? $" What it has is of {known}." : "")}";

        string Day(DateOnly day) => EventPeriod.InWords(day, language);
    }

    public static string NothingFits(QuestionLanguage language) => language == QuestionLanguage.Chinese
        ? "没有符合所选条件（记录、日期、发言人或提问媒体）的发言。请放宽条件再试。"
        : "Nothing fits the filter (transcript, dates, speaker or asker). Widen it and try again.";

    /// <summary>Behind another message: the index that should have answered cannot be reached.</summary>
    public static string FromFallback(QuestionLanguage language) => language == QuestionLanguage.Chinese
        ? "（主索引暂时无法访问，以上内容来自备用索引，可能不是最新的。）"
        : " (The main index cannot be reached; this comes from the fallback index and may not be the latest.)";
}
