using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>
/// Finds claims that deny what the excerpt affirms, or the other way round. Checkable where a clause of the claim shares most of its words with a clause
/// of the excerpt: then both must hold an even, or both an odd, number of negations. A paraphrase in other words is not checkable.
/// </summary>
internal static partial class Negation
{
    // Share of a clause's words that makes it the same clause: flipped sentences keep nearly all of them.
    private const double SameClause = 0.6;

    // Clauses of the excerpt that fit as well as the best one count as well.
    private const double NearlyAsGood = 0.1;

    public static bool IsKept(Claim claim)
    {
        if (!claim.IsInTheirLanguage)
        {
            return !IsNegated(claim.Body) || IsNegated(claim.Evidence) || Reluctant().IsMatch(claim.Evidence);
        }

        var evidence = Clauses(claim.Evidence).ToList();
        return Clauses(claim.Body).All(clause => IsKept(clause, evidence)) && HeadsAreKept(claim);
    }

    private static bool IsKept(Clause clause, List<Clause> evidence)
    {
        if (clause.Words.Count < 2)
        {
            return true;
        }

        var compared = evidence.Select(other => (other.IsNegated, Share: clause.Words.ShareIn(other.Words))).Where(other => other.Share >= SameClause).ToList();
        return compared.Count == 0
            || compared.Where(other => other.Share >= compared.Max(best => best.Share) - NearlyAsGood).Any(other => other.IsNegated == clause.IsNegated);
    }

    // 不承认 against 承认: the verb right behind the negation, wherever it stands.
    private static bool HeadsAreKept(Claim claim)
    {
        if (claim.Language != QuestionLanguage.Chinese)
        {
            return true;
        }

        var (body, evidence) = (Prepare(claim.Body), Prepare(claim.Evidence));
        return Heads(body).All(head => !OnlyAffirmed(head, evidence)) && Heads(evidence).All(head => !OnlyAffirmed(head, body) || HasAffirmed(head, evidence));
    }

    private static IEnumerable<string> Heads(string text) => Head().Matches(text).Select(match => match.Groups["head"].Value).Distinct();

    private static bool OnlyAffirmed(string head, string text) => HasAffirmed(head, text) && !Heads(text).Contains(head) && !Governed(head, text);

    private static bool HasAffirmed(string head, string text) =>
        Regex.Count(text, Regex.Escape(head), RegexOptions.None, TimeSpan.FromMilliseconds(Patterns.TimeLimit)) > Head().Matches(text).Count(match => match.Groups["head"].Value == head);

    // A negation earlier in the clause may govern it: 没有国家能独善其身.
    private static bool Governed(string head, string text) =>
        ClauseEnd().Split(text).Where(clause => clause.Contains(head, StringComparison.Ordinal)).All(clause => Negator().IsMatch(clause));

    private static bool IsNegated(string text) => Negator().IsMatch(Prepare(text));

    private static IEnumerable<Clause> Clauses(string text) =>
        ClauseEnd().Split(Prepare(text)).Select(clause => new Clause(Wording.Of(Negator().Replace(clause, " ")), Negator().Count(clause) % 2 == 1));

    private static string Prepare(string text) => Harmless().Replace(TextFolding.Simplify(text).Replace('’', '\'').ToLowerInvariant(), "·");

    private sealed record Clause(HashSet<string> Words, bool IsNegated);

    [GeneratedRegex(@"[，。；：！？,;:!?\n]|\.(?![0-9])|\b(?:but|while|although)\b", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex ClauseEnd();

    // Words that hold the character of a negation and deny nothing, and double negations.
    [GeneratedRegex(@"不得不|不能不|不会不|无不|没有不|不仅仅?|不但|不断|不少|不同|不久|不过|不管|不论|不只|不光|不惜|不愧|不禁|不妨|不懈|不屈|不竭|不忘|不平|不安|无论|无疑|无数|无私|无限|无人机|无线|无障碍|非常|非洲|非典|非遗|未来|是否|与否|能否|否则|除非|差不多|了不起|对不起|从而不|\bnot\s+only\b|\bno\s+doubt\b|\bno\s+less\b|\bno\s+later\b|\bnothing\s+but\b|\bwhether\s+or\s+not\b", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"绝不是?|决不是?|从不|从未|从来没有|并非|并不是?|并没有|不是|不存在|没有|拒绝|拒不|禁止|否认|杜绝|避免|不|没|未|无|勿|非(?=[^裔亚欧])|\bnot\b|n't\b|\bno\b|\bnever\b|\bnone\b|\bnobody\b|\bneither\b|\bnor\b|\bwithout\b|\bcannot\b|\brefus\w+|\bdeni\w+|\bdeny\w*|\bprohibit\w*|\breject\w*", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Negator();

    [GeneratedRegex(@"(?:绝不|决不|从不|从未|并不|没有|不|没|未)(?:会|能够?|可能?|应当?|要|想|愿意?|允许|再|被|将|得)*(?<head>[\u4E00-\u9FFF]{2})", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Head();

    // English negations may stand for Chinese words without one.
    [GeneratedRegex("反对|难以|休想|制止|停止|停工|暂停|取消|免(?!费)|failed?|oppos|stop|lack", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Reluctant();
}
