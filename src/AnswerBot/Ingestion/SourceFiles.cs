using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Ingestion;

/// <summary>A transcript file, or the reason why none could be made of it.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Transcript">The transcript; null where it could not be read.</param>
/// <param name="Fingerprint">See <see cref="IndexedSource.Fingerprint"/>; empty where it could not be read.</param>
/// <param name="Problem">Why it could not be read, with the remedy.</param>
public sealed record SourceFile(string Path, Transcript? Transcript, string Fingerprint, string? Problem);

/// <summary>What was found on disk.</summary>
/// <param name="Files">Every transcript file, by path.</param>
/// <param name="MissingPaths">Places that were named but are not there.</param>
public sealed record FoundSources(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> MissingPaths);

/// <summary>Finds and reads the transcript files of the configured folder and of the paths that users added.</summary>
public sealed class SourceFiles(IOptions<TranscriptOptions> options, ContentRoot root)
{
    private const string TextPattern = "*.txt";

    /// <summary>Reads everything; a file that cannot be read becomes a value with its problem, so that the others still go in.</summary>
    /// <param name="addedPaths">Files or folders beside the configured folder.</param>
    public FoundSources Find(IReadOnlyList<string> addedPaths)
    {
        ArgumentNullException.ThrowIfNull(addedPaths);
        var places = new[] { root.Resolve(options.Value.Path) }.Concat(addedPaths).ToList();
        var files = places.SelectMany(FilesIn).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var missing = places.Where(place => !File.Exists(place) && !Directory.Exists(place));
        return new FoundSources([.. files.Select(Read)], [.. missing]);
    }

    private static IEnumerable<string> FilesIn(string place) =>
        Directory.Exists(place) ? Directory.EnumerateFiles(place, TextPattern, SearchOption.AllDirectories)
        : File.Exists(place) ? [place]
        : [];

    private static SourceFile Read(string path)
    {
        try
        {
            var transcript = TranscriptReader.Read(path);
            return new SourceFile(path, transcript, FingerprintOf(transcript), null);
        }
        catch (Exception exception) when (exception is TranscriptFormatException or IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, null, "", exception.Message);
        }
    }

    private static string FingerprintOf(Transcript transcript) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(transcript)));
}
