using System.Text.Json;
using AnswerBot.Transcripts.Formats;

namespace AnswerBot.Transcripts;

/// <summary>
/// Reads the JSON file beside a transcript; strict, because a misspelt member would otherwise be lost in silence. It may leave out members:
/// <see cref="MetadataMerge"/> guesses what is missing, and says so.
/// </summary>
internal static class TranscriptMetadataFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The metadata of the transcript <paramref name="textPath"/>; an empty draft where there is no such file.</summary>
    /// <exception cref="TranscriptFormatException">The file is not JSON, or does not describe a transcript.</exception>
    public static MetadataDraft Read(string textPath)
    {
        string path = PathFor(textPath);
        if (!File.Exists(path))
        {
            return new MetadataDraft();
        }

        byte[] bytes = TranscriptFile.ReadBytes(path, MaxBytes);
        return MetadataJson.Read(path, Parse(path, TextDecoder.Decode(new SourceContent(path, bytes, "utf-8")).Text), MetadataJson.Members);
    }

    /// <summary>Where the metadata of a transcript stands: beside it, under the same name.</summary>
    public static string PathFor(string textPath) => Path.ChangeExtension(textPath, ".json");

    private static JsonElement Parse(string path, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new TranscriptFormatException(path, (int?)failure.LineNumber + 1, $"The metadata is not valid JSON: {failure.Message}", "Correct it.", failure);
        }
    }
}
