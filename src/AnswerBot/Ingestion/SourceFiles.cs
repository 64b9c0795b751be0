using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Ingestion;

/// <summary>A transcript file, or the reason why none could be made of it.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Reading">The transcript with what was guessed; null where it could not be read.</param>
/// <param name="Fingerprint">See <see cref="IndexedSource.Fingerprint"/>; empty where it could not be read.</param>
/// <param name="Problem">Why it could not be read, with the remedy.</param>
public sealed record SourceFile(string Path, TranscriptReading? Reading, string Fingerprint, SourceProblem? Problem)
{
    /// <summary>The transcript; null where it could not be read.</summary>
    public Transcript? Transcript => Reading?.Transcript;
}

/// <summary>What was found on disk.</summary>
/// <param name="Files">Every transcript file, by path.</param>
/// <param name="MissingPaths">Places that were named but are not there.</param>
public sealed record FoundSources(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> MissingPaths)
{
    /// <summary>Folders that were named and hold no transcript file at all.</summary>
    public IReadOnlyList<string> EmptyPaths { get; init; } = [];

    /// <summary>Folders that could not be opened; what is in them is not known.</summary>
    public IReadOnlyList<SourceProblem> ClosedFolders { get; init; } = [];

    /// <summary>The files whose id an earlier file has already.</summary>
    public IEnumerable<SourceProblem> SharedIds() =>
        from file in Files
        where file.Transcript is not null
        group file by file.Transcript!.Id into twins
        from later in twins.Skip(1)
        select SourceProblem.SharedId(later.Path, twins.Key, twins.First().Path);
}

/// <summary>Finds and reads the transcript files of the configured folder and of the paths that users added.</summary>
public sealed class SourceFiles(IOptions<TranscriptOptions> options, ContentRoot root)
{
    /// <summary>Reads everything; a file that cannot be read becomes a value with its problem, so that the others still go in.</summary>
    /// <param name="addedPaths">Files or folders beside the configured folder.</param>
    public FoundSources Find(IReadOnlyList<string> addedPaths)
    {
        ArgumentNullException.ThrowIfNull(addedPaths);
        var places = addedPaths.Prepend(root.Resolve(options.Value.Path)).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        var searches = places.Where(Directory.Exists).ToDictionary(place => place, Search);
        var paths = searches.Values.SelectMany(search => search.Files).Concat(places.Where(File.Exists));
        return new FoundSources(
            [.. paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Read)],
            [.. places.Where(place => !Path.Exists(place))])
        {
            EmptyPaths = [.. places.Where(place => searches.TryGetValue(place, out var search) && search.Files.Count + search.Problems.Count == 0)],
            ClosedFolders = [.. searches.Values.SelectMany(search => search.Problems).DistinctBy(problem => problem.Path)],
        };
    }

    private static FolderSearch Search(string folder)
    {
        var search = new FolderSearch();
        search.Look(folder);
        return search;
    }

    private static SourceFile Read(string path)
    {
        try
        {
            var reading = TranscriptReader.ReadWithGuesses(path);
            return new SourceFile(path, reading, FingerprintOf(reading.Transcript), null);
        }
        catch (TranscriptFormatException failure)
        {
            return new SourceFile(path, null, "", SourceProblem.Of(failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SourceFile(path, null, "", new SourceProblem(path, null, failure.Message, "Check the path and the permissions."));
        }
    }

    private static string FingerprintOf(Transcript transcript) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(transcript)));
}
