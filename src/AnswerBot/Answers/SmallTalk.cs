using System.Text.RegularExpressions;
using AnswerBot.Retrieval;

namespace AnswerBot.Answers;

/// <summary>
/// Greetings, thanks, questions about the bot itself and orders that are no questions get a short reply of their own, without a search. Only whole utterances count:
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
            : Abuse().IsMatch(question) ? (chinese ? "抱歉没能帮上忙。请换个说法提问，我再到记录里找原话。" : "Sorry that I could not help. Put the question another way and I will look for what was said.")
            : Chat().IsMatch(question) ? (chinese ? "闲聊我不在行。我只会引用记者会上的原话，请问他说过什么。" : "I am no good at small talk: I only quote what was said at the press conference. Ask me about that.")
            : BotOrders.IsOne(question) ? (chinese
                ? "我只会引用记者会上的原话，不写、不编、不翻译，也不改变自己的规则。想知道他说过什么，请直接提问。"
                : "I only quote what was said at the press conference: I do not write, invent or translate, and my rules stay as they are. Ask what was said.")
            : null;
    }

    /// <summary>What to say to a question that means nothing without an earlier one, where there is none; null for any other.</summary>
    public static string? AskForSubject(string question) =>
        !Bare().IsMatch(question) && !EventScope.LeavesNothing(question) ? null
        : QuestionLanguages.Detect(question) == QuestionLanguage.Chinese ? "您问的是哪件事？请把问题说完整一些，或者先问一个问题再追问。"
        : "About what? Please write the question in full, or ask one first and then follow up.";

    // Atomic and bounded, here and in BotOrders: a thousand question marks or 帮帮帮… would otherwise be cut up in every way there is, until the time is over.
    [GeneratedRegex(@"^(?>\W*)(?:那么?|还有|然后|具体|比如|其他|后来|继续|接着说|go\s+on|continue|more|and|so|but|then|or)?(?>\W*)(?:为什么|为啥|怎么回事|怎么说|呢|吗|什么|哪些|如何|怎么样|why|how|what|when|where|who|which|else|then)*(?:呢|吗|\s*else|\s*so|\s*not)?(?>\W*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\W*(?:你好|您好|哈[喽啰]|嗨|早上好|上午好|下午好|晚上好|大家好|在吗|hi|hello|hey|good\s+(?:morning|afternoon|evening))(?:\s*(?:啊|呀|there|bot|answerbot))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*(?:谢谢|多谢|感谢|谢了|謝謝|多謝|thanks?|thank\s+you|thx|cheers)(?:\s*(?:你|您|啦|了|大家|very\s+much|so\s+much|a\s+lot))*\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(?:再见|拜拜|再見|bye(?:\s*bye)?|goodbye|see\s+you)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Farewell();

    [GeneratedRegex(@"^\W*(?:你|您)(?:真|就|可真|简直|这个|就是|真是|也太|太|是不是|怎么)?(?:是|个|这么|这|一)?个?.{0,3}(?:废物|垃圾|笨蛋|笨|蠢|傻|白痴|混蛋|骗子|没用|弱智|智障|脑残|差劲|烂|讨厌)|^\W*(?:滚|闭嘴|去死|废物|垃圾|傻[瓜子逼])|\b(?:you|u)(?:'re|’re|\s+are|\s+r)?\s+(?:(?:so|such|an?|really|just|totally|completely|all)\s+){0,3}(?:stupid|dumb|useless|idiots?|morons?|worthless|rubbish|trash|garbage|liars?|terrible|awful|pathetic|crap)\b|^\W*(?:shut\s+up|get\s+lost|go\s+to\s+hell|screw\s+you|fuck)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Abuse();

    [GeneratedRegex(@"^\W*(?:请|麻烦|快|再|能不能|可以|可不可以)?(?:你)?(?:给我|跟我|为我|陪我|和我)?(?:讲|说|来|唱|猜)(?:一|个|几|段|首|两)?(?:个|段|首)?(?:笑话|故事|段子|谜语|谜|歌|绕口令)|^\W*(?:陪我|跟我|和我|咱们)(?:随便)?聊(?:聊|会|一会)?(?:天|一会儿|会儿)?\W*$|^\W*(?:please\s+|can\s+you\s+|could\s+you\s+)?(?:tell\s+(?:me|us)\s+(?:a|another|some)\s+(?:\w+\s+){0,2}?(?:jokes?|stor(?:y|ies)|riddles?|tales?)|sing\b|chat\s+with\s+me)|^\W*(?:你(?:今天)?(?:过得|心情|感觉)?(?:好吗|怎么样|还好吗|开心吗)|how\s+are\s+you(?:\s+\w+)?|what(?:'s|’s|\s+is)\s+up)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Chat();

    [GeneratedRegex(@"^\W*(?:你是谁|您是谁|你是什么|你是機器人嗎|你是机器人吗|你叫什么(?:名字)?|你能做(?:些)?什么|你会(?:做)?什么|你能(?:干|幹)(?:什么|嘛|啥)|怎么用|如何使用|帮助|幫助|help|who\s+are\s+you|what\s+are\s+you|what\s+can\s+you\s+do|how\s+(?:do\s+I|to)\s+use\s+(?:this|you)|are\s+you\s+a\s+(?:bot|robot|human))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Identity();
}
