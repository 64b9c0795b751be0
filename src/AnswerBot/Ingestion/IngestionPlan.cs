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

    public static IngestionPlan Make(FoundSources found, IndexManifest? former)
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
            plan.ConsiderGone(gone, found.MissingPaths);
        }

        // What the index had and is not kept as it is goes, also where another file takes over its id.
        plan.RemovedTranscripts = [.. (former?.Sources ?? []).Except(plan._sources).Select(source => source.TranscriptId)];
        plan.Warn(found.MissingPaths);
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
            Skip(file.Path, $"{file.Path}: Its id '{transcript.Id}' is already that of {twin.Path}. Give one of them another \"id\" in its metadata file.", null);
        }
        else if (former is not null && former.Fingerprint == file.Fingerprint)
        {
            Keep(former);
        }
        else
        {
            Take(file, transcript, former);
        }
    }

    private void Skip(string path, string reason, IndexedSource? former)
    {
        var kept = former is not null && !_sources.Exists(source => source.TranscriptId == former.TranscriptId) ? former : null;
        _files.Add(new IngestedFile(path, IngestionStatus.Skipped, kept?.Turns ?? 0, kept?.Passages ?? 0, reason));
        if (kept is not null)
        {
            _sources.Add(kept);
        }
    }

    private void Keep(IndexedSource source)
    {
        _files.Add(new IngestedFile(source.Path, IngestionStatus.Unchanged, source.Turns, source.Passages));
        _sources.Add(source);
    }

    private void Take(SourceFile file, Transcript transcript, IndexedSource? former)
    {
        _added.Add(transcript);
        _sources.Add(new IndexedSource(file.Path, transcript.Id, transcript.SourceSha256, file.Fingerprint, transcript.Turns.Count, transcript.ParagraphCount));
        var status = former is null ? IngestionStatus.Added : IngestionStatus.Updated;
        _files.Add(new IngestedFile(file.Path, status, transcript.Turns.Count, transcript.ParagraphCount));
    }

    private void ConsiderGone(IndexedSource gone, IReadOnlyList<string> missingPaths)
    {
        if (_sources.Exists(source => source.TranscriptId == gone.TranscriptId))
        {
            return;
        }

        // A whole place that cannot be reached (an unmounted disk, say) is no order to forget what came from it.
        if (missingPaths.Any(place => CameFrom(place, gone)))
        {
            Keep(gone);
        }
        else
        {
            _files.Add(new IngestedFile(gone.Path, IngestionStatus.Removed, 0, 0));
        }
    }

    private void Warn(IReadOnlyList<string> missingPaths)
    {
        foreach (var place in missingPaths)
        {
            _warnings.Add(_sources.Exists(source => CameFrom(place, source))
                ? $"{place} is not there; what came from it stays in the index. To forget it, run `ingest --rebuild`."
                : $"{place} is not there; nothing was read from it.");
        }
    }

    private static bool CameFrom(string place, IndexedSource source) =>
        source.Path == place || source.Path.StartsWith(Path.TrimEndingDirectorySeparator(place) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
