namespace AnswerBot.Retrieval;

/// <summary>A name that transcripts print, with other forms under which people ask: 世卫组织 for WHO, 美国 for 老美.</summary>
/// <param name="Name">As transcripts print it.</param>
/// <param name="Forms">As people write it.</param>
public sealed record NameEntry(string Name, IReadOnlyList<string> Forms);

/// <summary>
/// Puts the printed names of countries, people and organisations behind a question that calls them otherwise, because encoders do not know that
/// both are the same. Only what is searched for changes, never what is quoted or shown.
/// </summary>
public sealed class NameExpander
{
    private readonly NameScanner<NamedForm> _names;

    private NameExpander(IEnumerable<NameEntry> entries) =>
        _names = new NameScanner<NamedForm>(entries.SelectMany(entry => entry.Forms.Select(form => (form, new NamedForm(form, entry.Name)))));

    /// <summary>Reads the shipped table and, where given, the file that adds to it.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    public static NameExpander Load(string? extensionPath)
    {
        var shipped = NameTable.Shipped<List<NameEntry>>("names.json");
        return new NameExpander(extensionPath is null ? shipped : [.. NameTable.Read<List<NameEntry>>(extensionPath, ("AnswerBot:Retrieval:NamesPath", "a name table"), ProblemOf), .. shipped]);
    }

    /// <summary>The question, and behind it the printed names that it lacks.</summary>
    public string Expand(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var lacking = _names.Find(question)
            .Where(mention => IsAsWritten(mention.Span.In(question), mention.Named.Form) && !question.Contains(mention.Named.Name, StringComparison.Ordinal))
            .Select(mention => mention.Named.Name)
            .Distinct(StringComparer.Ordinal);
        return string.Join(' ', [question, .. lacking]);
    }

    // "WHO" and "COC" are names only in capitals ("who asked" is not about the WHO), "Modi" and "Abe" only with one.
    internal static bool IsAsWritten(string written, string form) =>
        !char.IsAsciiLetterUpper(form[0]) || (form.Any(char.IsAsciiLetterLower) ? char.IsUpper(written[0]) : !written.Any(char.IsAsciiLetterLower));

    private static string? ProblemOf(List<NameEntry> entries) =>
        entries.TrueForAll(entry => entry is not null && entry.Forms.Append(entry.Name).All(NameTable.IsName)) ? null : "A name or one of its forms is empty.";

    private sealed record NamedForm(string Form, string Name);
}
