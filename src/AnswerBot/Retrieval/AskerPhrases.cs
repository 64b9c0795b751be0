using System.Text.RegularExpressions;

namespace AnswerBot.Retrieval;

/// <summary>The words by which a question shows that it is about who asked, not only about a subject.</summary>
internal static partial class AskerPhrases
{
    /// <summary>A word for a reporter or a medium, right behind a country's name.</summary>
    [GeneratedRegex(@"^\s*(?:的|来的|方|那[家位个])?\s*(?:[\p{IsCJKUnifiedIdeographs}]{0,2})(?:记者|記者|媒体|媒體|报纸|報紙|报社|通讯社|通訊社|新闻社|电视台|電視台|广播|刊物)|^(?:'s)?\s+(?:\w+\s+)?(?:reporters?|journalists?|correspondents?|media|press|outlets?|newspapers?|papers?|dail(?:y|ies)|(?:news\s+)?agenc(?:y|ies)|broadcasters?|television|TV|channels?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex PressNoun();

    /// <summary>Asking, answering or telling somebody.</summary>
    [GeneratedRegex(@"问|問|记者|記者|媒体|媒體|报纸|回答|答复|答覆|回应|回應|告诉|告訴|关心|關心|想知道|打听|打聽|[对對跟向].{0,12}[说說讲講表]|\b(?:ask(?:s|ed|ing)?|questions?|answer(?:s|ed|ing)?|repl(?:y|ies|ied)|respon(?:d|ds|ded|se)|t(?:ell|old)|sa(?:y|id)\s+to|raised?|reporters?|journalists?|correspondents?|agency|newspaper|put\s+to|brought\s+up|wants?\s+to\s+know|wanted\s+to\s+know)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex AskingCue();

    /// <summary>The part of "who asked about X" that is not X.</summary>
    [GeneratedRegex(@"(?:是)?(?:谁|誰|哪[家位个個些]?(?:外国|国外|国内|中国|外)?(?:媒体|媒體|记者|記者|报纸|電視台|电视台|机构)?|什么(?:媒体|记者|人))(?:的?(?:记者|記者))?(?:向.{1,6}?)?(?:提出|提到|提起|提|问起|问到|問到|追问|问|問|关心|關心)(?:过|過|了|的|到|及)*(?:有关|关于|關於)?|\b(?:who|wh(?:ich|at)\s+(?:\w+\s+){0,2}?(?:outlets?|media|reporters?|journalists?|newspapers?|agenc(?:y|ies)|correspondents?))\s+(?:asked|raised|brought\s+up|wanted\s+to\s+know|put\s+(?:the|a)\s+question)(?:\s+(?:him|the\s+minister|Wang(?:\s+Yi)?))?(?:\s+(?:about|on))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex WhoAsked();

    /// <summary>Words that ask about asking and carry no subject of their own.</summary>
    [GeneratedRegex(@"王毅|想知道|打听|打聽|了解|想|知道|关心|關心|部长|部長|外长|外長|发言人|记者会|记者|記者|提问|提問|追问|追問|问题|問題|问|問|回答|答复|回应|回應|告诉|媒体|媒體|报纸|通讯社|电视台|怎么|怎麼|怎样|如何|什么|什麼|哪些|哪个|哪件|哪方面|哪|啥|些|件|事|答|方面|事情|内容|关于|对|對|向|跟|给|被|他们|他|她|它|人家|是|的|地|了|过|吗|嗎|呢|啊|都|那|这|這|个|個|家|位|说|說|讲|講|谈|提|到|一下|请|現场|现场|\b(?:what|did|do|does|how|was|were|is|are|the|a|an|to|of|by|from|him|he|his|her|she|they|them|it|minister|foreign|wang|yi|ask(?:s|ed|ing)?|questions?|answer(?:s|ed|ing)?|repl(?:y|ies|ied)|respon(?:d|ds|ded|se)|t(?:ell|old)|sa(?:y|id|ys)|reporters?|journalists?|correspondents?|agency|newspaper|about|in|at|on|want|wanted|wants|know|press|conference|and|that|which|when|when|for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex NoSubject();
}
