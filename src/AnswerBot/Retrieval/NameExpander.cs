namespace AnswerBot.Retrieval;

/// <summary>
/// Finds the printed names and official words (<c>names.json</c>, <c>everyday-words.txt</c>, <c>english-words.txt</c>) for what a question says otherwise, because encoders
/// do not know that both are the same. Only what is searched for changes, never what is quoted or shown.
/// </summary>
public sealed class NameExpander
{
    private readonly NameScanner<NamedForm> _names;

    private NameExpander(IEnumerable<NameEntry> entries) =>
        _names = new NameScanner<NamedForm>(entries.SelectMany(entry => Searched(entry).Select(form => (Form: form, Entry: entry)))
            .GroupBy(named => named.Form, named => named.Entry, StringComparer.Ordinal)
            .Select(same => (same.Key, new NamedForm(same.Key, [.. same]))));

    /// <summary>Reads the shipped table and, where given, the file that adds to it.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    public static NameExpander Load(string? extensionPath) => new([.. ReadTable(extensionPath), .. WordTable("everyday-words.txt"), .. WordTable("english-words.txt").Select(Inflect)]);

    /// <summary>The entries of the file, where one is given, before the shipped ones.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    internal static IReadOnlyList<NameEntry> ReadTable(string? extensionPath)
    {
        var shipped = NameTable.Shipped<List<NameEntry>>("names.json");
        return extensionPath is null ? shipped : [.. NameTable.Read<List<NameEntry>>(extensionPath, ("AnswerBot:Retrieval:NamesPath", "a name table"), ProblemOf), .. shipped];
    }

    /// <summary>The printed names and words for what the question says instead, in its order.</summary>
    public IReadOnlyList<PrintedWord> PrintedFor(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return [.. _names.Find(question)
            .Where(mention => NameEntry.IsAsWritten(mention.Span.In(question), mention.Named.Form))
            .SelectMany(mention => mention.Named.Meanings.Select(entry => new PrintedWord(entry.Name, mention.Span, entry.Kind is not null)))];
    }

    // Encoders know that 中印 is about 印度; that India is, they know less well.
    private static IEnumerable<string> Searched(NameEntry entry) => entry.Forms.Concat((entry.Also ?? []).Where(form => char.IsAsciiLetter(form[0])));

    private static NameEntry Inflect(NameEntry entry) => entry with { Forms = [.. entry.Forms.SelectMany(EnglishForms.Of).Distinct()] };

    private static IEnumerable<NameEntry> WordTable(string name) =>
        ShippedFile.Lines(name).Select(line => line.Split('|')).Select(words => new NameEntry(words[0], words[1..]));

    private static string? ProblemOf(List<NameEntry> entries) =>
        entries.TrueForAll(entry => entry is not null && entry.All.All(NameTable.IsName)) ? null : "A name or one of its forms is empty.";

    // 聊聊 may be 沟通 or 交流, and only the transcript tells; a name has one bearer, the first.
    private sealed record NamedForm(string Form, IReadOnlyList<NameEntry> Entries)
    {
        public IEnumerable<NameEntry> Meanings => Entries[0].Kind is null ? Entries : Entries.Take(1);
    }
}
