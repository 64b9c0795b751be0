using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>
/// Tells by its measure word what a number counts: 45个国家 is no answer to 多少人. What is counted by a word that fits anything (个, 种, 项) is left open, unless another thing stands right behind it.
/// </summary>
internal static partial class CountedThings
{
    // Characters behind a number in which its measure word is looked for.
    private const int Longest = 12;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The names are those of the groups in Measure.
    private static readonly (string Thing, Regex Asked)[] Questions =
    [
        ("people", AskedPeople()),
        ("countries", AskedCountries()),
        ("ships", AskedShips()),
        ("aircraft", AskedAircraft()),
        ("times", AskedTimes()),
        ("calls", AskedCalls()),
        ("tonnes", AskedTonnes()),
        ("teams", AskedTeams()),
        ("pieces", AskedPieces()),
    ];

    /// <summary>What a question wants counted; null where its words do not tell.</summary>
    public static string? In(string cue) => Questions.Where(question => question.Asked.IsMatch(cue)).Select(question => question.Thing).FirstOrDefault();

    /// <summary>Whether the number at <paramref name="value"/> may count <paramref name="thing"/>.</summary>
    public static bool CanBe(string thing, string text, TextSpan value)
    {
        var measure = Measure().Match(text, value.End, Math.Min(Longest, text.Length - value.End));
        return !measure.Success || measure.Groups[thing].Success;
    }

    [GeneratedRegex(@"^(多少|几)[亿万千百十多]*[个名位]?(人|名|位|口(?!罩|岸|粮|号|音))|\b(people|persons?|experts|doctors|nurses|patients|students|citizens|workers|soldiers|troops|staff)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedPeople();

    [GeneratedRegex(@"^(多少|几)多?个?(国家|国(?![会内务产际籍人民军企]))|\b(countries|nations)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedCountries();

    [GeneratedRegex(@"^(多少|几)[万千百十]*艘|\b(ships|vessels|warships|boats)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedShips();

    [GeneratedRegex(@"^(多少|几)[万千百十]*架|\b(planes|aircraft|airplanes|jets|flights)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedAircraft();

    [GeneratedRegex(@"^(多少|几)[万千百十]*(次|回|趟)|\btimes\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedTimes();

    [GeneratedRegex(@"^(多少|几)[亿万千百十]*(通|个电话)|\bcalls\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedCalls();

    [GeneratedRegex(@"^(多少|几)[亿万千百十]*吨|\b(tons|tonnes)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedTonnes();

    [GeneratedRegex(@"^(多少|几)[千百十]*(支|批|个?组|个?队)|\bteams\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedTeams();

    [GeneratedRegex(@"^(多少|几)[亿万千百十]*(只|件|套|台)|\b(masks|ventilators|suits|kits)\b", Options, Patterns.TimeLimit)]
    private static partial Regex AskedPieces();

    [GeneratedRegex(@"\G[多余几来]?[亿万千百]*\s*((?<people>人|名|位|口(?!罩)|people\b|persons?\b|experts\b|doctors\b|nurses\b|patients\b|students\b|citizens\b|workers\b|troops\b)|(?<countries>个[\p{IsCJKUnifiedIdeographs}]{0,4}?国家|国(?![产家际有])|countries\b|nations\b)|(?<ships>艘|ships\b|vessels\b)|(?<aircraft>架|planes\b|aircraft\b|flights\b)|(?<times>次(?!区)|回|趟|times\b)|(?<calls>通(?![过道])|calls\b)|(?<tonnes>吨|公吨|tons\b|tonnes\b)|(?<teams>支|批|teams\b)|(?<pieces>只|件|套|台)|(?<things>个(?![\p{IsCJKUnifiedIdeographs}]{0,4}(人|专家|医生|护士|学生|同胞|公民|病|孩子|记者|国|组|队|电话)|\p{P}|$)))", Options, Patterns.TimeLimit)]
    private static partial Regex Measure();
}
