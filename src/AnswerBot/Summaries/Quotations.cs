using System.Text.RegularExpressions;

namespace AnswerBot.Summaries;

/// <summary>Text between quotation or title marks is a quotation: it must be in a cited excerpt character for character.</summary>
internal static partial class Quotations
{
    private static readonly (char Open, char Close)[] Pairs = [('“', '”'), ('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉')];

    /// <summary>Whether every quotation in the claim is verbatim; marks that do not close are none, and do not pass.</summary>
    public static bool AreVerbatim(Claim claim) =>
        AreBalanced(claim.Body) && Quoted().Matches(claim.Body).All(match => IsIn(claim, match.Groups["text"].Value));

    private static bool AreBalanced(string text) =>
        Array.TrueForAll(Pairs, pair => text.Count(character => character == pair.Open) == text.Count(character => character == pair.Close))
        && text.Count(character => character == '"') % 2 == 0
        && text.Count(character => character == '‘') <= text.Count(character => character == '’');

    // English puts the comma or full stop of its own sentence inside: “…,” he said.
    private static bool IsIn(Claim claim, string quoted)
    {
        var text = quoted.Trim();
        var bare = text.TrimEnd(',', '.', '，', '。');
        return bare.Length > 0 && claim.Cited.Any(source => source.Text.Contains(text, StringComparison.Ordinal) || source.Text.Contains(bare, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"“(?<text>[^”]*)”|「(?<text>[^」]*)」|『(?<text>[^』]*)』|《(?<text>[^》]*)》|〈(?<text>[^〉]*)〉|""(?<text>[^""]*)""|‘(?<text>[^’]*)’|(?<!\w)'(?<text>[^']+)'(?!\w)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Quoted();
}
