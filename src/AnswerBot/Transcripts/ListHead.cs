using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Heads of enumerations inside an answer or a question (<c>第一宗罪</c>, <c>案例一</c>, <c>其二</c>): they look like labels and never name
/// anybody.
/// </summary>
internal static partial class ListHead
{
    /// <summary>Whether <paramref name="label"/> counts something.</summary>
    public static bool Is(string label) => Pattern().IsMatch(TextLines.Squeeze(label)) && !StandIn().IsMatch(label);

    [GeneratedRegex(
        @"^(?:第|其|之)?[0-9０-９一二三四五六七八九十百零〇两兩]|^[^A-Za-z]*[0-9０-９一二三四五六七八九十]$|^(?:首先|其次|再次|最后|最後|此外|另外|例如|比如)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // 张三, 李四, 王五: who is not to be named in Chinese is called by a surname and a number.
    [GeneratedRegex("^[张張李王赵趙孙孫周吴吳郑鄭][三四五六七八九十]$", RegexOptions.CultureInvariant)]
    private static partial Regex StandIn();
}
