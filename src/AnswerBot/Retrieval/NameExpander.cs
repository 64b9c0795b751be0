namespace AnswerBot.Retrieval;

/// <summary>
/// Puts printed names and official words (<c>names.json</c>, <c>everyday-words.txt</c>) behind a question that uses others, because encoders do not know that
/// both are the same. Only what is searched for changes, never what is quoted or shown.
/// </summary>
public sealed class NameExpander
{
    private readonly NameScanner<NamedForm> _names;

    private NameExpander(IEnumerable<NameEntry> entries) =>
        _names = new NameScanner<NamedForm>(entries.SelectMany(entry => entry.Forms.Select(form => (form, new NamedForm(form, entry.Name)))));

    /// <summary>Reads the shipped table and, where given, the file that adds to it.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    public static NameExpander Load(string? extensionPath) => new([.. ReadTable(extensionPath), .. EverydayWords()]);

    /// <summary>The entries of the file, where one is given, before the shipped ones.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    internal static IReadOnlyList<NameEntry> ReadTable(string? extensionPath)
    {
        var shipped = NameTable.Shipped<List<NameEntry>>("names.json");
        return extensionPath is null ? shipped : [.. NameTable.Read<List<NameEntry>>(extensionPath, ("AnswerBot:Retrieval:NamesPath", "a name table"), ProblemOf), .. shipped];
    }

    /// <summary>The question, and behind it the printed names that it lacks.</summary>
    public string Expand(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var lacking = _names.Find(question)
            .Where(mention => NameEntry.IsAsWritten(mention.Span.In(question), mention.Named.Form) && !question.Contains(mention.Named.Name, StringComparison.Ordinal))
            .Select(mention => mention.Named.Name)
            .Distinct(StringComparer.Ordinal);
        return string.Join(' ', [question, .. lacking]);
    }

    private static IEnumerable<NameEntry> EverydayWords() =>
        ShippedText.Lines("everyday-words.txt").Select(line => line.Split('|')).Select(words => new NameEntry(words[0], words[1..]));

    private static string? ProblemOf(List<NameEntry> entries) =>
        entries.TrueForAll(entry => entry is not null && entry.All.All(NameTable.IsName)) ? null : "A name or one of its forms is empty.";

    private sealed record NamedForm(string Form, string Name);
}
