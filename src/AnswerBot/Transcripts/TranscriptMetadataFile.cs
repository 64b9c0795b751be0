using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// Reads <see cref="TranscriptMetadata"/> from the JSON file beside a transcript; strict, because a misspelt member would otherwise be
/// lost in silence.
/// </summary>
internal static partial class TranscriptMetadataFile
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly string[] Members = ["id", "title", "date", "place", "publisher", "url", "language", "event", "speakers"];
    private static readonly string[] SpeakerMembers = ["name", "role", "aliases"];

    /// <summary>The metadata at <paramref name="path"/>, which describes <paramref name="textPath"/>.</summary>
    /// <exception cref="TranscriptFormatException">The file is missing, is not JSON, or does not describe a transcript.</exception>
    public static TranscriptMetadata Read(string path, string textPath)
    {
        if (!File.Exists(path))
        {
            string problem = $"There is no metadata file {Path.GetFileName(path)} beside it.";
            throw new TranscriptFormatException(textPath, null, problem, "Write one with id, title, date, language and speakers.");
        }

        byte[] json = TranscriptFile.ReadBytes(path, MaxBytes);
        CheckMembers(path, json);
        return Checked(path, Deserialize(path, json));
    }

    private static void CheckMembers(string path, byte[] json)
    {
        using var document = Parse(path, json);
        Refuse(path, "the metadata", document.RootElement, Members);
        if (document.RootElement.TryGetProperty("speakers", out var speakers) && speakers.ValueKind == JsonValueKind.Array)
        {
            foreach (var speaker in speakers.EnumerateArray())
            {
                Refuse(path, "a speaker", speaker, SpeakerMembers);
            }
        }
    }

    private static void Refuse(string path, string what, JsonElement element, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, $"In place of {what} there is {element.ValueKind}.", "Write a JSON object.");
        }

        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            string remedy = $"Remove or rename it; known are {string.Join(", ", known)}.";
            throw Wrong(path, $"Unknown member \"{member.Name}\" in {what}.", remedy);
        }
    }

    private static JsonDocument Parse(string path, byte[] json)
    {
        try
        {
            return JsonDocument.Parse(TranscriptFile.Decode(path, json), new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException failure)
        {
            throw Wrong(path, $"The metadata is not valid JSON: {failure.Message}", "Correct it.", failure);
        }
    }

    private static TranscriptMetadata Deserialize(string path, byte[] json)
    {
        try
        {
            var body = TranscriptFile.WithoutByteOrderMark(json);
            return JsonSerializer.Deserialize(body, TranscriptMetadataJson.Default.TranscriptMetadata)!;
        }
        catch (JsonException failure)
        {
            const string Remedy = "Texts are JSON strings, the date is \"yyyy-MM-dd\" or null, speakers and aliases are arrays.";
            throw Wrong(path, $"The value of {failure.Path} is not what belongs there.", Remedy, failure);
        }
    }

    private static TranscriptMetadata Checked(string path, TranscriptMetadata metadata)
    {
        Require(path, "id", metadata.Id);
        Require(path, "title", metadata.Title);
        Require(path, "language", metadata.Language);
        if (!IdForm().IsMatch(metadata.Id))
        {
            const string Remedy = "Use lowercase letters, digits and hyphens, beginning with a letter or digit.";
            throw Wrong(path, $"The id \"{metadata.Id}\" cannot be used in links.", Remedy);
        }

        if (metadata.Url is not null && !(Uri.TryCreate(metadata.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw Wrong(path, $"The url \"{metadata.Url}\" is not an absolute http or https address.", "Write the whole address, or null.");
        }

        return metadata with { Speakers = CheckedSpeakers(path, metadata.Speakers) };
    }

    private static List<Speaker> CheckedSpeakers(string path, IReadOnlyList<Speaker>? speakers)
    {
        if (speakers is null or [])
        {
            const string Remedy = "List at least one speaker with the name the labels print.";
            throw Wrong(path, "There is no \"speakers\" member, or it is empty.", Remedy);
        }

        foreach (var speaker in speakers)
        {
            Require(path, "name (of a speaker)", speaker.Name);
        }

        return speakers.Select(speaker => speaker with { Aliases = UsableAliases(speaker) }).ToList();
    }

    private static List<string> UsableAliases(Speaker speaker) =>
        speaker.Aliases?.Where(alias => !string.IsNullOrWhiteSpace(alias)).ToList() ?? [];

    private static void Require(string path, string member, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw Wrong(path, $"The member {member} is missing or empty.", "Add it; it is required.");
        }
    }

    private static TranscriptFormatException Wrong(string path, string problem, string remedy, JsonException? failure = null) =>
        new(path, (int?)failure?.LineNumber + 1, problem, remedy, failure);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,199}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
