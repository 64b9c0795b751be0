using System.Text.RegularExpressions;
using AnswerBot.Retrieval;

namespace AnswerBot.Answers;

/// <summary>
/// Greetings, thanks and questions about the bot itself get a short reply of their own, without a search. Only whole utterances count:
/// "谢谢谁？" is a question about the transcript.
/// </summary>
internal static partial class SmallTalk
{
    /// <summary>The reply; null where <paramref name="question"/> is none of these.</summary>
    public static string? Reply(string question)
    {
        var chinese = QuestionLanguages.Detect(question) == QuestionLanguage.Chinese;
        return Greeting().IsMatch(question) ? (chinese ? "你好！请直接提问，我只用记者会的原话回答，并注明出处。" : "Hello! Just ask: I answer with what was said at the press conference, word for word, with its source.")
            : Thanks().IsMatch(question) ? (chinese ? "不客气。还可以继续提问。" : "You are welcome. Ask on.")
            : Farewell().IsMatch(question) ? (chinese ? "再见！" : "Goodbye!")
            : Identity().IsMatch(question) ? (chinese
                ? "我是 AnswerBot：在记者会记录里找到回答您问题的原话，逐字引用，注明谁说的、回答谁、哪一天、第几段；记录里没有的，我会直说。"
                : "I am AnswerBot. I find what was said at press conferences and quote it word for word, with speaker, asker, date and paragraph; where the transcript does not answer, I say so.")
            : null;
    }

    [GeneratedRegex(@"^\W*(?:你好|您好|哈[喽啰]|嗨|早上好|上午好|下午好|晚上好|大家好|在吗|hi|hello|hey|good\s+(?:morning|afternoon|evening))(?:啊|呀|there|bot|answerbot)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*(?:谢谢|多谢|感谢|谢了|謝謝|多謝|thanks?|thank\s+you|thx|cheers)(?:你|您|啦|了|大家|very\s+much|so\s+much|a\s+lot)*\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(?:再见|拜拜|再見|bye(?:\s*bye)?|goodbye|see\s+you)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Farewell();

    [GeneratedRegex(@"^\W*(?:你是谁|您是谁|你是什么|你是機器人嗎|你是机器人吗|你叫什么(?:名字)?|你能做(?:些)?什么|你会(?:做)?什么|你能(?:干|幹)(?:什么|嘛|啥)|怎么用|如何使用|帮助|幫助|help|who\s+are\s+you|what\s+are\s+you|what\s+can\s+you\s+do|how\s+(?:do\s+I|to)\s+use\s+(?:this|you)|are\s+you\s+a\s+(?:bot|robot|human))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Identity();
}
