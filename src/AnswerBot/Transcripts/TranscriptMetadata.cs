using System.Text.Json.Serialization;

namespace AnswerBot.Transcripts;

/// <summary>What is known about a transcript: from the JSON file of the same name beside it or from its front matter, and guessed where neither says.</summary>
/// <param name="Id">Lowercase letters, digits and hyphens; used in links; unique within an index.</param>
/// <param name="Title">As published.</param>
/// <param name="Date">The day of the event, <c>yyyy-MM-dd</c>; null where it is not known: a year is never invented.</param>
/// <param name="Place">Where it took place; null where not known.</param>
/// <param name="Publisher">Who published the transcript; null where not known.</param>
/// <param name="Url">The publisher's own page, absolute http or https; null where not known.</param>
/// <param name="Language">BCP 47 tag of the text, such as <c>zh-CN</c>.</param>
/// <param name="Event">The event's name where the title is not it; null otherwise.</param>
/// <param name="Speakers">Who answers; the names are the labels the text prints.</param>
public sealed record TranscriptMetadata(
    string Id,
    string Title,
    DateOnly? Date,
    string? Place,
    string? Publisher,
    string? Url,
    string Language,
    string? Event,
    IReadOnlyList<Speaker> Speakers)
{
    /// <summary>The speaker whose name or alias the label prints; null where the metadata does not list one.</summary>
    public Speaker? SpeakerNamed(string printed) =>
        Speakers.FirstOrDefault(speaker => speaker.Name == printed) ?? Speakers.FirstOrDefault(speaker => speaker.IsCalled(printed));

    /// <summary>The office of the speaker whom the label prints; null where not known.</summary>
    public string? RoleOf(string printed) => SpeakerNamed(printed)?.Role;
}

/// <summary>Somebody who answers.</summary>
/// <param name="Name">As the transcript's labels print it.</param>
/// <param name="Role">Office held at the time, in the transcript's language; null where not known.</param>
/// <param name="Aliases">
/// Other names for search and for readers of English. The first alias in Latin script is the English name;
/// one that ends with that name and has words before it carries the role in English (<c>State Councilor and Foreign Minister Wang Yi</c>).
/// </param>
public sealed record Speaker(string Name, string? Role, IReadOnlyList<string> Aliases)
{
    /// <summary>The first alias in Latin script, or <see cref="Name"/> where there is none.</summary>
    [JsonIgnore]
    public string EnglishName => Aliases.FirstOrDefault(IsLatin) ?? Name;

    /// <summary>The role as an alias spells it before the English name, or <see cref="Role"/> where none does.</summary>
    [JsonIgnore]
    public string? EnglishRole =>
        Aliases.Where(alias => alias.Length > EnglishName.Length && alias.EndsWith(EnglishName, StringComparison.Ordinal))
            .Select(alias => alias[..^EnglishName.Length].Trim())
            .FirstOrDefault(role => role.Length > 0) ?? Role;

    /// <summary>Whether <paramref name="name"/> is the speaker's name or one of the aliases, in capitals or not.</summary>
    public bool IsCalled(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The aliases, then the name as printed.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Aliases.Append(Name);

    private static bool IsLatin(string alias) => alias.Length > 0 && alias.All(character => character < 0x250);
}
