using System.Security.Cryptography;
using AnswerBot.Transcripts.Formats;

namespace AnswerBot.Transcripts;

/// <summary>
/// Reads a transcript file and the metadata beside it. This is where a file's bytes become the text every offset refers to
/// (<see cref="TranscriptFormats"/>); <see cref="PressConferenceParser"/> cuts the text.
/// </summary>
public static class TranscriptReader
{
    /// <summary>Larger files are refused: a press conference of a whole day stays below 1 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Whether the ending of <paramref name="path"/> is that of a format that is read.</summary>
    public static bool HasKnownEnding(string path) => TranscriptFormats.HasKnownEnding(path);

    /// <summary>The transcript at <paramref name="path"/>; see <see cref="ReadWithGuesses"/>.</summary>
    /// <exception cref="TranscriptFormatException">The file, or its metadata, cannot be read as a transcript.</exception>
    public static Transcript Read(string path) => ReadWithGuesses(path).Transcript;

    /// <summary>
    /// Reads the file at <paramref name="path"/>, whose ending names its format, and the metadata file of the same name with the ending <c>.json</c>, where
    /// there is one. What is not stated is guessed from the file, except a year.
    /// </summary>
    /// <exception cref="TranscriptFormatException">The file, or its metadata, cannot be read as a transcript.</exception>
    public static TranscriptReading ReadWithGuesses(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        byte[] bytes = TranscriptFile.ReadBytes(path, MaxBytes);
        var draft = TranscriptMetadataFile.Read(path);
        var format = TranscriptFormats.Of(path);
        var extracted = TranscriptFormats.Extract(format, new SourceContent(path, bytes, draft.Encoding));
        if (string.IsNullOrWhiteSpace(extracted.Text))
        {
            throw new TranscriptFormatException(path, null, "The file is empty: it holds no words.", "Put the transcript's text into it, or remove it.");
        }

        var merge = new MetadataMerge(path, draft, extracted);
        var metadata = merge.Merge();
        var turns = PressConferenceParser.Parse(extracted.Text, metadata, extracted.Headings);
        Check(path, metadata, turns);
        var transcript = new Transcript(
            merge.WithSpeakers(metadata, turns), extracted.Text, Convert.ToHexStringLower(SHA256.HashData(bytes)), ParagraphTimes.Add(turns, extracted.Times));
        return new TranscriptReading(transcript, TranscriptFormats.NameOf(format), merge.Guesses);
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
            throw metadata.Speakers is [var first, ..] ? NoKnownSpeaker(path, metadata, first)
                : new TranscriptFormatException(
                    path, null, "No answer was found: no label after a question shows who answers.", "Label each answer, as in 答：… or A: …, or name the speakers in the metadata.");
        }
    }

    private static TranscriptFormatException NoKnownSpeaker(string path, TranscriptMetadata metadata, Speaker first)
    {
        string names = string.Join(", ", metadata.Speakers.Select(speaker => speaker.Name));
        string problem = $"No answer was found: no line after a question is labelled with a known speaker ({names}).";
        return new TranscriptFormatException(path, null, problem, $"Label each answer, as in {first.Name}：…, or correct the speakers in the metadata.");
    }
}
