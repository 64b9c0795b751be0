using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>
/// The office about whose holder a question asks. Where a Chinese passage prints neither it nor a word for the same office, whoever is named there holds another one.
/// Words for any kind of person (负责人, 代表, 专家) are not looked for: they are printed in too many ways.
/// </summary>
internal static partial class Offices
{
    /// <summary>The offices, as alternatives of a pattern.</summary>
    public const string Titles = "团长|特使|外长|防长|部长|大使|总统|总理|首相|国王|市长|省长|州长|特首|司令|将军|法官|律师|院长|所长|校长|会长|行长|秘书长|总干事|议长|议员|队长|船长|教练|投资人|主席";

    private static readonly string[][] Same =
    [
        ["部长", "外长", "防长", "财长", "大臣", "国务卿"], ["特使", "代表"], ["特首", "行政长官"], ["总统", "元首", "领导人"], ["主席", "主任"], ["将军", "司令"],
    ];

    /// <summary>The office that the question is about; null where it names none.</summary>
    public static string? In(string question) => Office().Match(question) is { Success: true } match ? match.Value : null;

    /// <summary>Whether a passage speaks of it, or is not in Chinese, where these words cannot tell.</summary>
    public static bool Speaks(string text, string office)
    {
        var simplified = TextFolding.Simplify(text);
        var words = Same.FirstOrDefault(words => words.Contains(office, StringComparer.Ordinal)) ?? [office];
        return words.Any(word => simplified.Contains(word, StringComparison.Ordinal)) || !text.Any(Script.IsIdeographic);
    }

    [GeneratedRegex(Titles + "|财长", RegexOptions.RightToLeft | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Office();
}
