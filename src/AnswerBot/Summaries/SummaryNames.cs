using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>
/// Whether the names in a claim are those of its excerpts, under any form that the tables know: people, countries, organisations, outlets, offices, in both languages.
/// Names that no table knows are recognised by their form (capitals, "……公司", who is said to speak) and must be in the excerpt as they are.
/// </summary>
public sealed partial class SummaryNames
{
    private const string China = "中国";

    private readonly NameScanner<Known> _names;

    private SummaryNames(IEnumerable<Known> names) => _names = new NameScanner<Known>(names.Select(name => (name.Form, name)));

    /// <summary>Reads the shipped tables and, where given, the files that extend those of retrieval.</summary>
    /// <exception cref="FormatException">A file is missing or not in the form of its table.</exception>
    public static SummaryNames Load(string? namesPath, string? outletsPath)
    {
        var own = NameTable.Shipped<List<NameEntry>>("summary-names.json");
        // Entries without a kind are mere words.
        var names = NameExpander.ReadTable(namesPath).Where(entry => entry.Kind is not null);
        var outlets = NameTable.Shipped<OutletTable>("outlets.json");
        var addedOutlets = outletsPath is null ? null : NameTable.Read<OutletTable>(outletsPath, ("AnswerBot:Retrieval:OutletsPath", "an outlet table"), _ => null);
        return new SummaryNames([.. Of(own), .. Of(names), .. Of(addedOutlets), .. Of(outlets)]);
    }

    internal bool AreBorneOut(Claim claim)
    {
        var evidence = claim.EvidenceWithNames;
        var folded = TextFolding.Fold(evidence);
        var known = Find(evidence).Select(mention => mention.Named.Id).Concat(Abbreviated(evidence)).ToHashSet(StringComparer.Ordinal);
        var mentions = Find(claim.Body);
        return mentions.All(mention => known.Contains(mention.Named.Id) || folded.Contains(TextFolding.Fold(mention.Span.In(claim.Body)), StringComparison.Ordinal) || MeansUs(mention.Named.Id, evidence))
            && Abbreviated(claim.Body).All(id => known.Contains(id) || MeansUs(id, evidence))
            && UnknownNames.AreIn(Without(Currency().Replace(claim.Body, match => new string('_', match.Length)), mentions), claim.Language, folded);
    }

    private List<NameMention<Known>> Find(string text) =>
        [.. _names.Find(Currency().Replace(text, match => new string('_', match.Length))).Where(mention => NameEntry.IsAsWritten(mention.Span.In(text), mention.Named.Form))];

    // Only the speakers of Chinese transcripts call China so.
    private static bool MeansUs(string id, string evidence) => id == China && Us().IsMatch(evidence);

    // 美方, 中美, 对日: one character stands for the country.
    private static IEnumerable<string> Abbreviated(string text) =>
        Abbreviation().Matches(text).SelectMany(match => match.Groups["country"].Captures).Select(capture => capture.Value switch
        {
            "美" => "美国",
            "俄" => "俄罗斯",
            "日" => "日本",
            "韩" => "韩国",
            "朝" => "朝鲜",
            "英" => "英国",
            "法" => "法国",
            "德" => "德国",
            "印" => "印度",
            "欧" => "欧盟",
            "非" => "非洲",
            _ => China,
        });

    private static string Without(string text, IReadOnlyList<NameMention<Known>> mentions)
    {
        var rest = text.ToCharArray();
        foreach (var mention in mentions)
        {
            rest.AsSpan(mention.Span.Start, mention.Span.Length).Fill('_');
        }

        return new string(rest);
    }

    private static IEnumerable<Known> Of(IEnumerable<NameEntry> entries) =>
        entries.SelectMany(entry => entry.All.Select(form => new Known(entry.Name, form)));

    private static IEnumerable<Known> Of(OutletTable? table) => table is null ? [] :
    [
        .. table.Countries.SelectMany(country => country.Chinese.Concat(country.English).Select(form => new Known(country.Chinese[0], form))),
        .. table.Outlets.SelectMany(outlet => outlet.Forms.Select(form => new Known(outlet.Name, form))),
    ];

    private sealed record Known(string Id, string Form);

    // The unit is checked with its number.
    [GeneratedRegex(@"美元|\b(?:US|U\.S\.) dollars?", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Currency();

    [GeneratedRegex(@"中方|我国|我们|我方|咱们", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Us();

    [GeneratedRegex(@"(?<country>[中美俄日韩朝英法德印欧])方(?!面|式|法|案|便|针|才|可|位|言|向|形)|(?<country>中)(?<country>[美俄日韩朝英法德印欧非])(?!洲)|(?<country>[美俄日韩朝英法德印欧])(?<country>中)(?!央|心|间|的|国|共)|[对赴访驻](?<country>[美俄日韩朝英法德印欧])(?![国本])", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Abbreviation();
}
