using System.Globalization;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>Why there is no summary, as users are told it, in the two languages of the product. Without addresses: those are for the log.</summary>
internal static class SummaryWords
{
    public static string TurnedOff(QuestionLanguage language) => In(language, "请求里关掉了摘要。", "The request turned the summary off.");

    public static string NothingToSumUp(QuestionLanguage language) => In(language, "没有可以概括的引文。", "There are no excerpts to sum up.");

    public static string NotAnswered(QuestionLanguage language) => In(language, "模型认为引文没有回答这个问题。", "The model found no answer in the excerpts.");

    public static string NotCheckable(QuestionLanguage language) => In(language, "模型的回复无法核对。", "The reply could not be checked.");

    public static string NotBorneOut(IEnumerable<GuardRule> rules, QuestionLanguage language)
    {
        var names = rules.Distinct().Order().Select(rule => NameOf(rule, language));
        return In(language, $"模型写的句子没有一句能由引文证实（{string.Join("、", names)}）。", $"No sentence was borne out by the excerpts ({string.Join(", ", names)}).");
    }

    public static string TimedOut(TimeSpan limit, QuestionLanguage language)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return In(language, $"模型没有在 {seconds} 秒内写完（AnswerBot:Summaries:Timeout）。", $"The model did not finish within {seconds} seconds (AnswerBot:Summaries:Timeout).");
    }

    public static string TooManyAtOnce(QuestionLanguage language) => In(
        language,
        "正在写的摘要太多（AnswerBot:Summaries:MaxConcurrent）。",
        "Too many summaries are being written right now (AnswerBot:Summaries:MaxConcurrent).");

    public static string LeftAlone(TimeSpan left, QuestionLanguage language)
    {
        var seconds = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return In(language, $"模型刚才出错，{seconds} 秒内不再请求它。", $"The model failed before and is left alone for {seconds} seconds.");
    }

    public static string TokensSpent(QuestionLanguage language) => In(
        language,
        "这一小时的 token 已经用完（AnswerBot:Summaries:TokensPerHour）。",
        "The tokens for this hour are used up (AnswerBot:Summaries:TokensPerHour).");

    public static string MoneySpent(QuestionLanguage language) => In(
        language,
        "这一小时的费用已经用完（AnswerBot:Summaries:CostPerHour）。",
        "The money for this hour is spent (AnswerBot:Summaries:CostPerHour).");

    public static string For(SummarizerException exception, QuestionLanguage language) => exception.Failure switch
    {
        SummaryFailure.Filtered => In(language, "模型服务的内容过滤拦下了摘要。", "The content filter of the model's service stopped the summary."),
        SummaryFailure.Unreachable => In(
            language,
            "连不上模型服务。请确认它在运行，AnswerBot:Summaries:Endpoint 也写对了。",
            "The model's service cannot be reached. See that it runs and AnswerBot:Summaries:Endpoint is right."),
        SummaryFailure.KeyRefused => In(
            language,
            "模型服务不接受密钥。请在环境变量 AnswerBot__Summaries__ApiKey 里设置。",
            "The model's service refused the key. Set AnswerBot__Summaries__ApiKey in the environment."),
        SummaryFailure.UnknownModel => In(
            language,
            "模型服务没有这个模型或地址。请检查 AnswerBot:Summaries:Model 和 Endpoint。",
            "The model's service knows no such model or address. See AnswerBot:Summaries:Model and Endpoint."),
        SummaryFailure.TooManyRequests => In(language, "模型服务要求减少请求，请稍后再试。", "The model's service wants fewer requests. Try again later."),
        SummaryFailure.ErrorStatus => In(language, $"模型服务出错（状态码 {exception.Status}）。", $"The model's service failed (status {exception.Status})."),
        SummaryFailure.NoReplyInTime => In(language, "模型服务没有及时回复。", "The model's service did not reply in time."),
        SummaryFailure.BrokenOff => In(language, "与模型服务的连接中断了。", "The connection to the model's service broke off."),
        SummaryFailure.Endless => In(language, "模型的回复没有尽头，已经切断。", "The model's reply did not come to an end."),
        SummaryFailure.Empty => In(language, "模型的回复是空的。", "The model sent an empty reply."),
        _ => In(
            language,
            "模型服务发来的不是对话补全。请确认 AnswerBot:Summaries:Endpoint 是 OpenAI 兼容接口的地址。",
            "What the service sent is no chat completion. See that AnswerBot:Summaries:Endpoint is the address of an OpenAI-compatible API."),
    };

    private static string NameOf(GuardRule rule, QuestionLanguage language) => rule switch
    {
        GuardRule.Length => In(language, "长度", "length"),
        GuardRule.Markup => In(language, "格式", "markup"),
        GuardRule.Link => In(language, "网址", "link"),
        GuardRule.Instruction => In(language, "指令", "instruction"),
        GuardRule.Language => In(language, "语言", "language"),
        GuardRule.NoCitation => In(language, "没有出处", "no citation"),
        GuardRule.UnknownCitation => In(language, "出处不存在", "unknown citation"),
        GuardRule.Quotation => In(language, "引语", "quotation"),
        GuardRule.Number => In(language, "数字", "number"),
        GuardRule.Name => In(language, "名称", "name"),
        GuardRule.Negation => In(language, "否定", "negation"),
        _ => In(language, "与引文不符", "support"),
    };

    private static string In(QuestionLanguage language, string chinese, string english) => language == QuestionLanguage.Chinese ? chinese : english;
}
