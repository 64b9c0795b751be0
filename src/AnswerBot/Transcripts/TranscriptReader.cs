using System.Security.Cryptography;

namespace AnswerBot.Transcripts;

/// <summary>
/// Reads a transcript file and the metadata beside it. This is where a file's bytes become the text every offset refers to;
/// <see cref="PressConferenceParser"/> cuts the text.
/// </summary>
public static class TranscriptReader
{
    /// <summary>Larger files are refused: a press conference of a whole day stays below 1 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Reads the UTF-8 text at <paramref name="path"/>, with or without byte-order mark, and the file of the same name with the ending
    /// <c>.json</c>.
    /// </summary>
    /// <exception cref="TranscriptFormatException">The file, or its metadata, cannot be read as a transcript.</exception>
    public static Transcript Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        byte[] bytes = TranscriptFile.ReadBytes(path, MaxBytes);
        string text = TranscriptFile.Decode(path, bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new TranscriptFormatException(path, null, "The file is empty.", "Put the transcript's text into it, or remove it.");
        }

        var metadata = TranscriptMetadataFile.Read(Path.ChangeExtension(path, ".json"), path);
        var turns = PressConferenceParser.Parse(text, metadata);
        Check(path, metadata, turns);
        return new Transcript(metadata, text, Convert.ToHexStringLower(SHA256.HashData(bytes)), turns);
    }

    private static void Check(string path, TranscriptMetadata metadata, IReadOnlyList<Turn> turns)
    {
        if (!turns.Any(turn => turn.Question is { Length: > 0 }))
        {
            const string Remedy = "Label each question at the start of its line, as in 《人民日报》记者：… or 问：… or Q: …";
            throw new TranscriptFormatException(path, null, "No question was found.", Remedy);
        }

        if (!turns.Any(turn => turn.Number > 0 && turn.Paragraphs.Count > 0))
        {
            string names = string.Join(", ", metadata.Speakers.Select(speaker => speaker.Name));
            string problem = $"No answer was found: no line after a question is labelled with a known speaker ({names}).";
            string remedy = $"Label each answer, as in {metadata.Speakers[0].Name}：…, or correct the speakers in the metadata.";
            throw new TranscriptFormatException(path, null, problem, remedy);
        }
    }
}
