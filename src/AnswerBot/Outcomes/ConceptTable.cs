using System.Runtime.CompilerServices;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>
/// Recognises the concrete things that ministers and spokespersons are asked about (soybeans, elections, vaccines, warships) in any of their words, Chinese and
/// English. What a question names and nobody spoke of cannot have been answered, however near a passage is. Safe to use from several threads at once.
/// </summary>
internal sealed class ConceptTable
{
    private readonly NameScanner<Concept> _concepts;
    private readonly ConditionalWeakTable<Transcript, IReadOnlySet<Concept>> _spoken = [];

    /// <param name="lines">
    /// A concept each: all its words, with | between them, and perhaps behind > the broader words that cover it. An English plural in s need not be given.
    /// </param>
    public ConceptTable(IEnumerable<string> lines) => _concepts = new NameScanner<Concept>(lines.SelectMany(Forms));

    /// <summary>The table that the assembly carries.</summary>
    public static ConceptTable Shipped { get; } = new(ShippedFile.Lines("concepts.txt"));

    /// <summary>The concepts that a text names, where it does.</summary>
    public IReadOnlyList<NameMention<Concept>> Find(string text) => _concepts.Find(text);

    /// <summary>The concepts that a text names.</summary>
    public IReadOnlySet<Concept> In(string text) => Find(text).Select(mention => mention.Named).ToHashSet();

    /// <summary>The same of a whole transcript, read once.</summary>
    public IReadOnlySet<Concept> In(Transcript transcript) => _spoken.GetValue(transcript, whole => In(whole.Text));

    private static IEnumerable<(string, Concept)> Forms(string line)
    {
        var parts = line.Split('>', 2);
        var forms = parts[0].Split('|', StringSplitOptions.TrimEntries);
        var concept = new Concept(forms[0], parts.Length < 2 ? [] : parts[1].Split('|', StringSplitOptions.TrimEntries));
        return forms.Concat(forms.Where(form => char.IsAsciiLetterLower(form[^1]) && form[^1] != 's').Select(form => form + "s")).Select(form => (form, concept));
    }
}

/// <summary>A thing that can be asked about.</summary>
/// <param name="Name">The first word for it.</param>
/// <param name="Broader">Words under which a speaker may cover it without naming it: 能源 for 石油.</param>
internal sealed record Concept(string Name, IReadOnlyList<string> Broader)
{
    /// <summary>Whether a text covers it under a broader word.</summary>
    public bool IsCoveredBy(string text) => Broader.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
