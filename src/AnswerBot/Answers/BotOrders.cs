using System.Text.RegularExpressions;

namespace AnswerBot.Answers;

/// <summary>
/// Recognises orders to the bot: to write, sum up or translate, to change what was said, to act as somebody, to lay open or drop its rules. An order inside which a
/// real question stands is mostly left alone: the answer to that is a quotation, which no order changes.
/// </summary>
internal static partial class BotOrders
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What is done, and to which part of the bot's work; in Chinese in either order.
    private const string Tampers = "(?:加|添|插入|塞|写进|放进|删|改|换成|抹掉|去掉|省略|编|造|假装|当成|当作|视为|視為|猜|推测|破例|关闭|解除|取消|跳过|不要|别|不用|无需|不许|不准)";
    private const string Work = "(?:原文|逐字稿|文字稿|记录|引文|引用|引号|原话|出处|来源|回答|答案|答复|那句话|这句话|个字|功能|限制|约束|规则|权限|过滤|审核)";

    /// <summary>Whether the whole of <paramref name="text"/> is an order.</summary>
    public static bool IsOne(string text) =>
        Order().IsMatch(text) || Rules().IsMatch(text) || (!Asks().IsMatch(text) && (Tampering().IsMatch(text) || Insides().IsMatch(text) || Product().IsMatch(text)));

    // Whether anything is asked at all.
    [GeneratedRegex(@"[?？吗呢谁哪]|什么|怎么|怎样|如何|为什么|为何|多少|几[个次点年位](?!字)|是否|是不是|有没有|会不会|(?:他|她|王毅|外长|部长|中方|中国)(?:的|对|关于|是|怎|说)|\b(?:what|who|whom|whose|why|how|when|where|which|whether|did|does|is|are|was|were|has|have|can|will)\s+(?:he|she|they|the|it|china|wang|beijing|there|much|many|long|far|do|does|did|is|are|was|were)\b|\b(?:his|he|him|wang\s+yi|the\s+minister)\b", Options, Patterns.TimeLimit)]
    private static partial Regex Asks();

    [GeneratedRegex(Tampers + ".{0,20}?" + Work + "|(?:在|往|把|给).{0,12}?" + Work + ".{0,12}?" + Tampers + @"|^\W*你(?:就|只要|只需要?|必须|先|给我|得|可以)+(?:说|讲|写|念|答|回|承认|确认|同意|照)|\b(?:add|insert|append|put|slip|change|alter|replace|remove|delete|drop|edit|invent|fabricate|guess|pretend|confirm|treat)\b.{0,60}?\b(?:transcript|quotes?|quotations?|record|sources?|citations?|answers?|text|instructions?|rules?)\b|\bmak(?:e|ing)\s+(?:stuff|things|it|something|one|quotes)\s+up\b", Options, Patterns.TimeLimit)]
    private static partial Regex Tampering();

    [GeneratedRegex(@"(?:系统|系統|初始|隐藏|原始|第一条|上一条|内部)(?:的)?(?:消息|指令|提示|设定|设置|命令)|(?:管理员|开发者|开发人员|超级用户)(?:指令|模式|权限|身份|命令)|我(?:是|就是)(?:你的?)?(?:的)?(?:管理员|开发者|开发人员|主人|老板|创造者)|知识库|\boverride\b|\b(?:system|initial|hidden|original|first)\s+(?:message|instructions?|prompt|configuration)\b|\brole-?\s?play(?:ing)?\b|\bas\s+(?:the|your)\s+(?:developer|admin(?:istrator)?|owner|creator|boss)\b|\bi(?:'m|’m|\s+am)\s+(?:the|your|an?)\s+(?:developer|admin(?:istrator)?|owner|creator)\b|\bnew\s+(?:policy|rules?)\b|\beffective\s+immediately\b|\b(?:everything|the\s+text|anything)\b.{0,24}?\b(?:above|before)\b", Options, Patterns.TimeLimit)]
    private static partial Regex Insides();

    // A work of its own: a summary, a drawing, a calculation.
    [GeneratedRegex(@"^\W*(?:请|麻烦|帮忙|帮我|给我){0,3}用.{1,12}?(?:概括|总结|归纳|介绍|讲)|^\W*(?:请|麻烦|帮忙|帮我|给我){0,3}(?:来|给|要|出|做|画|列|整理|弄|搞|生成)(?:我|一|个|份|张|幅|些|几|两|三|四|五|十|点|道|出|下).{0,16}?(?:摘要|总结|要点|题|图|表|海报|PPT|幻灯片|导图|时间[线轴]|提纲|大纲|稿|作文|论文|翻译|译文|版)|^\W*\d[\d\s.,]*(?:除以|乘以|乘|加上?|减去?|[+*/×÷-])\s*\d|(?:訳し|翻訳)|^\W*(?:please\s+)?(?:make|draw|create|build|design|give|prepare|produce)\s+(?:me\s+|us\s+)?(?:an?|some|the)\s+(?:[\w-]+\s+){0,2}?(?:chart|graph|table|map|poster|slides?|presentation|timeline|summary|overview|outline|essay|poem|song|quiz|infographic|translation|cartoon|picture|image)\b|\b(?:essay|paper|homework|assignment)\b.{0,60}?\b(?:due|words?|citations?|tomorrow|tonight)\b|\bin\s+(?:bullet\s+points|(?:one|two|three|five|ten|\d+)\s+(?:words|sentences|bullet\s+points))\b", Options, Patterns.TimeLimit)]
    private static partial Regex Product();

    // Orders to make something up, and attempts to talk the bot out of its rules. Not "他写了什么": somebody else's writing may be asked about.
    [GeneratedRegex(@"^\W*(?:请|麻烦|帮忙|帮我|替我|给我|替.{1,8}?|帮.{1,8}?){0,4}(?:写|编|编造|虚构|生成|伪造|捏造|翻译|扮演|模仿)(?:出|成|一|个|段|句|首|篇|点|些|下|几|两|三|份|王)|^\W*(?:请|麻烦|帮我|给我){0,4}(?:用.{1,4}[文语]|简单|简要)?(?:总结|概括|归纳|改写|续写|缩写|润色|复述)|^\W*把.{1,20}(?:改写|改成|写成|翻译|译成)|^\W*(?:请|麻烦|帮我|给我|能不能|可以){0,3}把.{1,30}(?:改|换|翻|译|写|说|念|编)(?:成|得|为)|^\W*(?:请|麻烦|帮我|给我|替我){0,3}(?:起草|草拟|拟|撰写|杜撰|编撰|润色|续编)|用.{1,10}的?(?:口吻|语气|口气|风格|腔调)|(?:忽略|忘掉|忘记|无视|不要管|别管).{0,12}(?:指令|指示|规则|设定|提示)|(?:系统|你的)提示词|\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier|instructions|rules)|\bsystem\s+prompt\b|\bin\s+the\s+(?:style|voice|words)\s+of\b|\bas\s+if\s+you\s+were\b|^\W*(?:please\s+)?(?:can\s+you\s+|could\s+you\s+|just\s+|now\s+)?(?:write|imagine|role\s+play|print|recite|paraphrase|invent|make\s+up|fabricate|generate|compose|draft|translate|summari[sz]e|rewrite|rephrase|pretend|act\s+as|role-?play)\b", Options, Patterns.TimeLimit)]
    private static partial Regex Order();

    // Role play and attempts on the bot's rules that name the bot, its rules or its secrets, wherever they stand in the text.
    [GeneratedRegex(@"^\W*(?:请你?|现在|从现在(?:开始|起)|接下来)?\W{0,2}(?:你|请)?(?:假装|假设|假扮|扮演|充当|模拟|冒充)(?:你|成|一|是|自己|王|外|他|她)|从现在(?:开始|起)，?你|(?:无论|不管|不论)(?:我|你|用户|别人|谁).{0,6}(?:问|说)|(?:系统|内部|隐藏)的?(?:指令|提示|设定|设置|消息)|(?:告诉|发给|透露|给)(?:我|出).{0,8}(?:密码|密钥|口令|令牌)|(?:你的|背后的|后台的?)(?:密码|密钥|口令|指令|设定|配置)|越狱|开发者模式|跟(?:着|我)(?:我)?(?:念|说|读)|重复(?:我|下面|以下|这句|一遍)|没有任何(?:限制|规则)|\b(?:from\s+now\s+on|you\s+are\s+now|developer\s+mode|jailbreak|repeat\s+after\s+me|no\s+restrictions|your\s+(?:instructions|prompt|rules|configuration|guidelines|secrets?|password|api\s+key)|reveal\s+(?:the|your)|say\s+exactly|respond\s+only\s+with|answer\s+only\s+with|output\s+only)\b", Options, Patterns.TimeLimit)]
    private static partial Regex Rules();
}
