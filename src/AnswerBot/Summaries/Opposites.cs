using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Summaries;

/// <summary>Pairs of words that turn a statement around, in both languages: where the excerpt has only one of a pair, the claim may not have only the other.</summary>
internal static class Opposites
{
    private const string NotDenied = @"(?<!不|没有|未|无|not |n't |never )";

    private static readonly (Regex One, Regex Other)[] Pairs =
    [
        Pair("支持|赞成|拥护|support", "反对|抵制|oppos|object(?:s|ed|ion)"),
        Pair("增长|增加|上升|提高|上涨|扩大|increas|grow|grew|rise|rising|rose|risen", "下降|减少|降低|下滑|下跌|缩小|decreas|declin|fell|fall|drop|reduc"),
        Pair("接受|同意|批准|accept|agree|approv", "拒绝|驳回|否决|reject|refus|veto"),
        Pair("欢迎|welcom", "谴责|condemn"),
        Pair("加强|强化|strengthen", "削弱|weaken"),
        Pair("开放|开通|open", "关闭|封闭|clos(?:e|ing|ure)"),
        Pair("允许|准许|allow|permit", "禁止|不准|ban(?:s|ned)?(?![a-z])|prohibit|forbid"),
        Pair("提前|ahead of|earlier than", "推迟|延期|延后|postpon|delay"),
        Pair("成功|succe", "失败|fail"),
        Pair("开始|启动|start|began|begin|launch", "停止|结束|终止|中止|stop|halt|ended|terminat"),
        Pair("进口|import(?!an)", "出口|export"),
        Pair("免费|free of charge|for free|free(?![a-z])", "收费|charg(?:es?|ed|ing) "),
        Pair("高于|above|higher", "低于|below|lower"),
    ];

    public static bool AreKept(Claim claim)
    {
        var (body, evidence) = (TextFolding.Fold(claim.Body), TextFolding.Fold(claim.Evidence));
        return Array.TrueForAll(Pairs, pair => !Turned(pair.One, pair.Other) && !Turned(pair.Other, pair.One));

        bool Turned(Regex said, Regex opposite) => said.IsMatch(body) && !opposite.IsMatch(body) && opposite.IsMatch(evidence) && !said.IsMatch(evidence);
    }

    private static (Regex One, Regex Other) Pair(string one, string other) => (Make(one), Make(other));

    // Latin words from their beginning, in any form: oppose, opposed, opposing.
    private static Regex Make(string words) =>
        new($"{NotDenied}(?:(?<![a-z])(?=[a-z])|(?=[^a-z]))(?:{words})", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patterns.TimeLimit));
}
