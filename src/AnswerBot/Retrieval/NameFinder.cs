using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>A place, an organisation or a person in a text.</summary>
/// <param name="Entry">What is named.</param>
/// <param name="Span">Where.</param>
public sealed record NamedMention(NameEntry Entry, TextSpan Span);

/// <summary>
/// Recognises the places, organisations and people of the name table in questions and passages, under any of their names, and tells whether a text speaks of one.
/// </summary>
public sealed class NameFinder
{
    private readonly NameScanner<WrittenName> _names;
    private readonly ILookup<string, NameEntry> _standsFor;

    /// <param name="entries">The name table; entries without a kind are passed over.</param>
    public NameFinder(IReadOnlyList<NameEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // A leader is also another word for a country in the table; here the person counts, so names come before the other forms.
        var known = entries.Where(entry => entry.Kind is not null).ToList();
        _standsFor = known.SelectMany(entry => entry.Forms.Select(form => (form, entry))).ToLookup(pair => pair.form, pair => pair.entry, StringComparer.Ordinal);
        _names = new NameScanner<WrittenName>(
            known.Select(entry => (Plain(entry.Name), new WrittenName(Plain(entry.Name), entry)))
                .Concat(known.SelectMany(entry => (entry.Also ?? []).Select(form => (form, new WrittenName(form, entry)))))
                .Concat(known.SelectMany(entry => entry.Forms.Select(form => (form, new WrittenName(form, entry))))));
    }

    /// <summary>Reads the shipped table and, where given, the file that adds to it.</summary>
    /// <exception cref="FormatException">The file is missing or not in the form of <c>names.json</c>.</exception>
    public static NameFinder Load(string? extensionPath) => new(NameExpander.ReadTable(extensionPath));

    /// <summary>The names in reading order, the longest at each place.</summary>
    public IReadOnlyList<NamedMention> Find(string text) =>
        [.. _names.Find(text)
            .Where(mention => NameEntry.IsAsWritten(mention.Span.In(text), mention.Named.Form))
            .Select(mention => new NamedMention(mention.Named.Entry, mention.Span))];

    /// <summary>Whether <paramref name="text"/> has the name in any of its forms.</summary>
    public static bool Speaks(string text, NameEntry entry)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entry);
        return entry.All.Any(form => text.Contains(Plain(form), StringComparison.Ordinal));
    }

    /// <summary>What a name can stand for, beside itself: a leader for the country.</summary>
    public IEnumerable<NameEntry> StandsFor(NameEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _standsFor[entry.Name];
    }

    private static string Plain(string name) => name.Trim('“', '”');

    private sealed record WrittenName(string Form, NameEntry Entry);
}
