using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>What to change so that the index agrees with the files: each transcript alone, the unchanged ones untouched.</summary>
internal sealed class IngestionPlan
{
    private readonly List<IngestedFile> _files = [];
    private readonly List<IndexedSource> _sources = [];
    private readonly List<Transcript> _added = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<IngestedFile> Files => _files;

    /// <summary>The sources of the index after the change.</summary>
    public IReadOnlyList<IndexedSource> Sources => _sources;

    /// <summary>Transcripts to encode and put in.</summary>
    public IReadOnlyList<Transcript> Added => _added;

    /// <summary>Transcripts to take out, those that are replaced among them.</summary>
    public IReadOnlyList<string> RemovedTranscripts { get; private set; } = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public bool ChangesIndex => _added.Count + RemovedTranscripts.Count > 0;

    /// <param name="found">What is on disk.</param>
    /// <param name="former">What the index holds; null where that does not count.</param>
    /// <param name="forgotten">Full paths whose transcripts are to go, where they are not found on disk.</param>
    public static IngestionPlan Make(FoundSources found, IndexManifest? former, IReadOnlyList<string> forgotten)
    {
        var plan = new IngestionPlan();
        var known = (former?.Sources ?? []).ToDictionary(source => source.Path, StringComparer.Ordinal);
        foreach (var file in found.Files)
        {
            plan.Consider(file, known.GetValueOrDefault(file.Path));
            known.Remove(file.Path);
        }

        foreach (var gone in known.Values)
        {
            plan.ConsiderGone(gone, found, forgotten);
        }

        foreach (var closed in found.ClosedFolders)
        {
            plan._files.Add(new IngestedFile(closed.Path, IngestionStatus.Skipped, 0, 0, closed));
        }

        // What the index had and is not kept as it is goes, also where another file takes over its id.
        plan.RemovedTranscripts = [.. (former?.Sources ?? []).Except(plan._sources).Select(source => source.TranscriptId)];
        plan.Warn(found, forgotten);
        return plan;
    }

    private void Consider(SourceFile file, IndexedSource? former)
    {
        if (file.Transcript is not { } transcript)
        {
            Skip(file.Path, file.Problem!, former);
        }
        else if (_sources.Find(source => source.TranscriptId == transcript.Id) is { } twin)
        {
            Skip(file.Path, SourceProblem.SharedId(file.Path, transcript.Id, twin.Path), null);
        }
        else if (former is not null && former.Fingerprint == file.Fingerprint)
        {
            Keep(former, IngestionStatus.Unchanged);
        }
        else
        {
            Take(file, file.Reading!, former);
        }
    }

    private void Skip(string path, SourceProblem problem, IndexedSource? former)
    {
        var kept = former is not null && !_sources.Exists(source => source.TranscriptId == former.TranscriptId) ? former : null;
        _files.Add(new IngestedFile(path, IngestionStatus.Skipped, kept?.Turns ?? 0, kept?.Passages ?? 0, problem));
        if (kept is not null)
        {
            _sources.Add(kept);
        }
    }

    private void Keep(IndexedSource source, IngestionStatus status)
    {
        _files.Add(new IngestedFile(source.Path, status, source.Turns, source.Passages));
        _sources.Add(source);
    }

    private void Take(SourceFile file, TranscriptReading reading, IndexedSource? former)
    {
        var transcript = reading.Transcript;
        _added.Add(transcript);
        _sources.Add(new IndexedSource(file.Path, transcript.Id, transcript.SourceSha256, file.Fingerprint, transcript.Turns.Count, transcript.ParagraphCount));
        var status = former is null ? IngestionStatus.Added : IngestionStatus.Updated;
        _files.Add(new IngestedFile(file.Path, status, transcript.Turns.Count, transcript.ParagraphCount) { Guesses = reading.Guesses });
    }

    private void ConsiderGone(IndexedSource gone, FoundSources found, IReadOnlyList<string> forgotten)
    {
        if (_sources.Exists(source => source.TranscriptId == gone.TranscriptId))
        {
            return;
        }

        // A whole place that cannot be reached or has become empty (an unmounted disk, say) is no order to forget what came from it.
        var unsure = found.MissingPaths.Concat(found.EmptyPaths).Concat(found.ClosedFolders.Select(closed => closed.Path));
        if (!forgotten.Any(place => CameFrom(place, gone.Path)) && unsure.Any(place => CameFrom(place, gone.Path)))
        {
            Keep(gone, IngestionStatus.Missing);
        }
        else
        {
            _files.Add(new IngestedFile(gone.Path, IngestionStatus.Removed, 0, 0));
        }
    }

    private void Warn(FoundSources found, IReadOnlyList<string> forgotten)
    {
        foreach (var place in found.MissingPaths)
        {
            _warnings.Add(_sources.Exists(source => CameFrom(place, source.Path))
                ? $"{place} is not there; what came from it stays in the index. To forget it, run `ingest --forget {place}`."
                : $"{place} is not there; nothing was read from it.");
        }

        foreach (var place in found.EmptyPaths.Where(place => _sources.Exists(source => CameFrom(place, source.Path))))
        {
            _warnings.Add($"{place} has no transcript any more; what came from it stays in the index. To forget it, run `ingest --forget {place}`.");
        }

        foreach (var file in found.Files.Where(file => forgotten.Any(place => CameFrom(place, file.Path))))
        {
            _warnings.Add($"{file.Path} is still there, so it is not forgotten. Remove it, or set AnswerBot:Transcripts:Path to another folder.");
        }
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="place"/> or lies in it.</summary>
    public static bool CameFrom(string place, string path) =>
        path == place || path.StartsWith(Path.TrimEndingDirectorySeparator(place) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
