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
            : Order().IsMatch(question) || Rules().IsMatch(question) ? (chinese
                ? "我只会引用记者会上的原话，不写、不编、不翻译，也不改变自己的规则。想知道他说过什么，请直接提问。"
                : "I only quote what was said at the press conference: I do not write, invent or translate, and my rules stay as they are. Ask what was said.")
            : null;
    }

    /// <summary>What to say to a question that means nothing without an earlier one, where there is none; null for any other.</summary>
    public static string? AskForSubject(string question) =>
        !Bare().IsMatch(question) && !EventScope.LeavesNothing(question) ? null
        : QuestionLanguages.Detect(question) == QuestionLanguage.Chinese ? "您问的是哪件事？请把问题说完整一些，或者先问一个问题再追问。"
        : "About what? Please write the question in full, or ask one first and then follow up.";

    // Atomic and bounded, here and in Order: a thousand question marks or 帮帮帮… would otherwise be cut up in every way there is, until the time is over.
    [GeneratedRegex(@"^(?>\W*)(?:那么?|还有|然后|具体|比如|其他|后来|继续|接着说|go\s+on|continue|more|and|so|but|then|or)?(?>\W*)(?:为什么|为啥|怎么回事|怎么说|呢|吗|什么|哪些|如何|怎么样|why|how|what|when|where|who|which|else|then)*(?:呢|吗|\s*else|\s*so|\s*not)?(?>\W*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\W*(?:你好|您好|哈[喽啰]|嗨|早上好|上午好|下午好|晚上好|大家好|在吗|hi|hello|hey|good\s+(?:morning|afternoon|evening))(?:\s*(?:啊|呀|there|bot|answerbot))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*(?:谢谢|多谢|感谢|谢了|謝謝|多謝|thanks?|thank\s+you|thx|cheers)(?:\s*(?:你|您|啦|了|大家|very\s+much|so\s+much|a\s+lot))*\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(?:再见|拜拜|再見|bye(?:\s*bye)?|goodbye|see\s+you)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Farewell();

    // Orders to make something up, and attempts to talk the bot out of its rules. Not "他写了什么": somebody else's writing may be asked about.
    [GeneratedRegex(@"^\W*(?:请|麻烦|帮忙|帮我|替我|给我|替.{1,8}?|帮.{1,8}?){0,4}(?:写|编|编造|虚构|生成|伪造|捏造|翻译|扮演|模仿)(?:出|成|一|个|段|句|首|篇|点|些|下|几|两|三|份|王)|^\W*(?:请|麻烦|帮我|给我){0,4}(?:用.{1,4}[文语]|简单|简要)?(?:总结|概括|归纳|改写|续写|缩写|润色|复述)|^\W*把.{1,20}(?:改写|改成|写成|翻译|译成)|^\W*(?:请|麻烦|帮我|给我|能不能|可以){0,3}把.{1,30}(?:改|换|翻|译|写|说|念|编)(?:成|得|为)|^\W*(?:请|麻烦|帮我|给我|替我){0,3}(?:起草|草拟|拟|撰写|杜撰|编撰|润色|续编)|用.{1,10}的?(?:口吻|语气|口气|风格|腔调)|(?:忽略|忘掉|忘记|无视|不要管|别管).{0,12}(?:指令|指示|规则|设定|提示)|(?:系统|你的)提示词|\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier|instructions|rules)|\bsystem\s+prompt\b|\bin\s+the\s+(?:style|voice|words)\s+of\b|\bas\s+if\s+you\s+were\b|^\W*(?:please\s+)?(?:can\s+you\s+|could\s+you\s+|just\s+|now\s+)?(?:write|imagine|role\s+play|print|recite|paraphrase|invent|make\s+up|fabricate|generate|compose|draft|translate|summari[sz]e|rewrite|rephrase|pretend|act\s+as|role-?play)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Order();

    // Role play and attempts on the bot's rules that name the bot, its rules or its secrets, wherever they stand in the text.
    [GeneratedRegex(@"^\W*(?:请你?|现在|从现在(?:开始|起)|接下来)?\W{0,2}(?:你|请)?(?:假装|假设|假扮|扮演|充当|模拟|冒充)(?:你|成|一|是|自己|王|外|他|她)|从现在(?:开始|起)，?你|(?:无论|不管|不论)(?:我|你|用户|别人|谁).{0,6}(?:问|说)|(?:系统|内部|隐藏)的?(?:指令|提示|设定|设置|消息)|(?:告诉|发给|透露|给)(?:我|出).{0,8}(?:密码|密钥|口令|令牌)|(?:你的|背后的|后台的?)(?:密码|密钥|口令|指令|设定|配置)|越狱|开发者模式|跟(?:着|我)(?:我)?(?:念|说|读)|重复(?:我|下面|以下|这句|一遍)|没有任何(?:限制|规则)|\b(?:from\s+now\s+on|you\s+are\s+now|developer\s+mode|jailbreak|repeat\s+after\s+me|no\s+restrictions|your\s+(?:instructions|prompt|rules|configuration|guidelines|secrets?|password|api\s+key)|reveal\s+(?:the|your)|say\s+exactly|respond\s+only\s+with|answer\s+only\s+with|output\s+only)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Rules();

    [GeneratedRegex(@"^\W*(?:你|您)(?:真|就|可真|简直|这个|就是|真是|也太|太|是不是|怎么)?(?:是|个|这么|这|一)?个?.{0,3}(?:废物|垃圾|笨蛋|笨|蠢|傻|白痴|混蛋|骗子|没用|弱智|智障|脑残|差劲|烂|讨厌)|^\W*(?:滚|闭嘴|去死|废物|垃圾|傻[瓜子逼])|\b(?:you|u)(?:'re|’re|\s+are|\s+r)?\s+(?:(?:so|such|an?|really|just|totally|completely|all)\s+){0,3}(?:stupid|dumb|useless|idiots?|morons?|worthless|rubbish|trash|garbage|liars?|terrible|awful|pathetic|crap)\b|^\W*(?:shut\s+up|get\s+lost|go\s+to\s+hell|screw\s+you|fuck)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Abuse();

    [GeneratedRegex(@"^\W*(?:请|麻烦|快|再|能不能|可以|可不可以)?(?:你)?(?:给我|跟我|为我|陪我|和我)?(?:讲|说|来|唱|猜)(?:一|个|几|段|首|两)?(?:个|段|首)?(?:笑话|故事|段子|谜语|谜|歌|绕口令)|^\W*(?:陪我|跟我|和我|咱们)(?:随便)?聊(?:聊|会|一会)?(?:天|一会儿|会儿)?\W*$|^\W*(?:please\s+|can\s+you\s+|could\s+you\s+)?(?:tell\s+(?:me|us)\s+(?:a|another|some)\s+(?:\w+\s+){0,2}?(?:jokes?|stor(?:y|ies)|riddles?|tales?)|sing\b|chat\s+with\s+me)|^\W*(?:你(?:今天)?(?:过得|心情|感觉)?(?:好吗|怎么样|还好吗|开心吗)|how\s+are\s+you(?:\s+\w+)?|what(?:'s|’s|\s+is)\s+up)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Chat();

    [GeneratedRegex(@"^\W*(?:你是谁|您是谁|你是什么|你是機器人嗎|你是机器人吗|你叫什么(?:名字)?|你能做(?:些)?什么|你会(?:做)?什么|你能(?:干|幹)(?:什么|嘛|啥)|怎么用|如何使用|帮助|幫助|help|who\s+are\s+you|what\s+are\s+you|what\s+can\s+you\s+do|how\s+(?:do\s+I|to)\s+use\s+(?:this|you)|are\s+you\s+a\s+(?:bot|robot|human))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Identity();
}
