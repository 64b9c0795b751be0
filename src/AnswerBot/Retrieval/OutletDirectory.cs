namespace AnswerBot.Retrieval;

/// <summary>
/// Knows news outlets by all their names, Chinese and English. The shipped table is part of the assembly;
/// <see cref="RetrievalOptions.OutletsPath"/> names a file that adds outlets or replaces them by name.
/// </summary>
public sealed class OutletDirectory
{
    private readonly NameScanner<Outlet> _outlets;
    private readonly NameScanner<OutletCountry> _countries;
    private readonly NameScanner<OutletCountry> _media;

    private OutletDirectory(OutletTable table)
    {
        _outlets = new NameScanner<Outlet>(table.Outlets.SelectMany(outlet => outlet.Forms.Select(form => (form, outlet))));
        _countries = new NameScanner<OutletCountry>(table.Countries.SelectMany(country => country.Chinese.Concat(country.English).Select(form => (form, country))));
        _media = new NameScanner<OutletCountry>(table.Countries.SelectMany(country => country.Media.Select(form => (form, country))));
    }

    /// <summary>Reads the shipped table and, where given, the file that extends it.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>outlets.json</c>.</exception>
    public static OutletDirectory Load(string? extensionPath)
    {
        var shipped = NameTable.Shipped<OutletTable>("outlets.json");
        return new OutletDirectory(extensionPath is null ? shipped : Merge(NameTable.Read<OutletTable>(extensionPath, ("AnswerBot:Retrieval:OutletsPath", "an outlet table"), ProblemOf), shipped));
    }

    /// <summary>The outlets that <paramref name="text"/> names, longest names first choice, in reading order.</summary>
    public IReadOnlyList<NameMention<Outlet>> FindOutlets(string text) => _outlets.Find(text);

    /// <summary>The countries whose press <paramref name="text"/> speaks of ("俄罗斯记者", "日媒", "the Egyptian agency").</summary>
    public IReadOnlyList<NameMention<OutletCountry>> FindPressCountries(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var named = _countries.Find(text).Where(mention => AskerPhrases.PressNoun().IsMatch(text.AsSpan(mention.Span.End)));
        return [.. named.Concat(_media.Find(text)).OrderBy(mention => mention.Span.Start)];
    }

    /// <summary>The English name of an outlet as transcripts print it; joint names one by one; as printed where the table does not know it.</summary>
    public string EnglishName(string outlet)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        return string.Join(" and ", Parts(outlet).Select(part => Resolve(part)?.English ?? part));
    }

    /// <summary>The entry for an outlet as transcripts print it; null where the table does not know it.</summary>
    public Outlet? Resolve(string printed) => _outlets.Find(printed).OrderByDescending(mention => mention.Span.Length).FirstOrDefault()?.Named;

    /// <summary>The single outlets of a joint name.</summary>
    public static IEnumerable<string> Parts(string outlets) =>
        (outlets ?? throw new ArgumentNullException(nameof(outlets))).Split(['、', '/', '／'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? ProblemOf(OutletTable table) =>
        table.Outlets.All(outlet => outlet is not null && outlet.Forms.All(NameTable.IsName))
        && table.Countries.All(country => country is not null && country.Chinese.Concat(country.English).Concat(country.Media).All(NameTable.IsName))
            ? null
            : "An outlet, a country or one of their names is empty.";

    private static OutletTable Merge(OutletTable extension, OutletTable shipped)
    {
        var replaced = extension.Outlets.Select(outlet => outlet.Name).ToHashSet(StringComparer.Ordinal);
        var codes = extension.Countries.Select(country => country.Code).ToHashSet(StringComparer.Ordinal);
        return new OutletTable(
            [.. extension.Outlets, .. shipped.Outlets.Where(outlet => !replaced.Contains(outlet.Name))],
            [.. extension.Countries, .. shipped.Countries.Where(country => !codes.Contains(country.Code))]);
    }
}
