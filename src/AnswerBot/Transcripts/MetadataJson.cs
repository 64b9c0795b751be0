using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>Holds the members of a metadata file or front matter against what they must be.</summary>
internal static partial class MetadataJson
{
    /// <summary>The members of a metadata file.</summary>
    public static IReadOnlyList<string> Members { get; } = ["id", "title", "date", "place", "publisher", "url", "language", "event", "speakers", "encoding"];

    private static readonly string[] SpeakerMembers = ["name", "role", "aliases"];

    /// <summary>The draft in <paramref name="metadata"/>.</summary>
    /// <param name="path">The file it stands in, for the messages.</param>
    /// <param name="metadata">What was read.</param>
    /// <param name="known">The members allowed.</param>
    /// <exception cref="TranscriptFormatException">A member is unknown, empty, or of the wrong kind.</exception>
    public static MetadataDraft Read(string path, JsonElement metadata, IReadOnlyList<string> known)
    {
        RequireKnown(path, "the metadata", metadata, known);
        if (metadata.TryGetProperty("speakers", out var speakers) && speakers.ValueKind == JsonValueKind.Array)
        {
            foreach (var speaker in speakers.EnumerateArray())
            {
                RequireKnown(path, "a speaker", speaker, SpeakerMembers);
            }
        }

        var given = metadata.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return Checked(path, Deserialize(path, metadata) with { Given = given });
    }

    private static void RequireKnown(string path, string what, JsonElement element, IReadOnlyList<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, $"In place of {what} there is {element.ValueKind}.", "Write a JSON object.");
        }

        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw Wrong(path, $"Unknown member \"{unknown}\" in {what}.", $"Remove or rename it; known are {string.Join(", ", known)}.");
        }
    }

    private static MetadataDraft Deserialize(string path, JsonElement metadata)
    {
        try
        {
            return metadata.Deserialize(TranscriptMetadataJson.Default.MetadataDraft)!;
        }
        catch (JsonException failure)
        {
            const string Remedy = "Texts are JSON strings, the date is \"yyyy-MM-dd\" or null, speakers and aliases are arrays.";
            throw Wrong(path, $"The value of {failure.Path} is not what belongs there.", Remedy, failure);
        }
    }

    private static MetadataDraft Checked(string path, MetadataDraft draft)
    {
        RequireWords(path, draft, "id", draft.Id);
        RequireWords(path, draft, "title", draft.Title);
        RequireWords(path, draft, "language", draft.Language);
        if (draft.Id is not null && !IdForm().IsMatch(draft.Id))
        {
            const string Remedy = "Use lowercase letters, digits and hyphens, beginning with a letter or digit.";
            throw Wrong(path, $"The id \"{draft.Id}\" cannot be used in links.", Remedy);
        }

        if (draft.Url is not null && !(Uri.TryCreate(draft.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw Wrong(path, $"The url \"{draft.Url}\" is not an absolute http or https address.", "Write the whole address, or null.");
        }

        return draft with { Speakers = CheckedSpeakers(path, draft) };
    }

    private static List<Speaker>? CheckedSpeakers(string path, MetadataDraft draft)
    {
        if (!draft.Given.Contains("speakers"))
        {
            return null;
        }

        if (draft.Speakers is null or [])
        {
            const string Remedy = "List at least one speaker with the name the labels print, or leave the member out: then the speakers are inferred.";
            throw Wrong(path, "The member \"speakers\" is empty.", Remedy);
        }

        if (draft.Speakers.Any(speaker => string.IsNullOrWhiteSpace(speaker.Name)))
        {
            throw Wrong(path, "The member name (of a speaker) is missing or empty.", "Add it; it is what the labels print.");
        }

        return [.. draft.Speakers.Select(speaker => speaker with { Aliases = UsableAliases(speaker) })];
    }

    private static List<string> UsableAliases(Speaker speaker) =>
        speaker.Aliases?.Where(alias => !string.IsNullOrWhiteSpace(alias)).ToList() ?? [];

    private static void RequireWords(string path, MetadataDraft draft, string member, string? value)
    {
        if (draft.Given.Contains(member) && string.IsNullOrWhiteSpace(value))
        {
            throw Wrong(path, $"The member {member} is empty.", "Fill it in, or leave it out: then it is guessed.");
        }
    }

    private static TranscriptFormatException Wrong(string path, string problem, string remedy, JsonException? failure = null) =>
        new(path, (int?)failure?.LineNumber + 1, problem, remedy, failure);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,199}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
