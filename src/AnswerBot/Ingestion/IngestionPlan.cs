using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>What to change so that the index agrees with the files: each transcript alone, the unchanged ones untouched.</summary>
internal sealed class IngestionPlan
{
    private readonly List<IngestedFile> _files = [];
    private readonly List<IndexedSource> _sources = [];
    private readonly List<Transcript> _added = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<IngestedFile> Files => _files;

    /// <summary>The sources of the index after the change.</summary>
    public IReadOnlyList<IndexedSource> Sources => _sources;

    /// <summary>Transcripts to encode and put in.</summary>
    public IReadOnlyList<Transcript> Added => _added;

    /// <summary>Transcripts to take out, those that are replaced among them.</summary>
    public IReadOnlyList<string> RemovedTranscripts => _removed;

    public IReadOnlyList<string> Warnings => _warnings;

    public bool ChangesIndex => _added.Count + _removed.Count > 0;

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
            Skip(file.Path, $"Its id '{transcript.Id}' is already that of {twin.Path}. Give one of them another \"id\" in its metadata file.", null);
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
        _files.Add(new IngestedFile(path, IngestionStatus.Skipped, former?.Turns ?? 0, former?.Passages ?? 0, reason));
        if (former is not null)
        {
            _sources.Add(former);
        }
    }

    private void Keep(IndexedSource source)
    {
        _files.Add(new IngestedFile(source.Path, IngestionStatus.Unchanged, source.Turns, source.Passages));
        _sources.Add(source);
    }

    private void Take(SourceFile file, Transcript transcript, IndexedSource? former)
    {
        if (former is not null)
        {
            _removed.Add(former.TranscriptId);
        }

        _added.Add(transcript);
        _sources.Add(new IndexedSource(file.Path, transcript.Id, transcript.SourceSha256, file.Fingerprint, transcript.Turns.Count, transcript.ParagraphCount));
        var status = former is null ? IngestionStatus.Added : IngestionStatus.Updated;
        _files.Add(new IngestedFile(file.Path, status, transcript.Turns.Count, transcript.ParagraphCount));
    }

    private void ConsiderGone(IndexedSource gone, IReadOnlyList<string> missingPaths)
    {
        // A whole place that cannot be reached (an unmounted disk, say) is no order to forget what came from it.
        if (missingPaths.FirstOrDefault(path => gone.Path == path || gone.Path.StartsWith(path.TrimEnd('/') + '/', StringComparison.Ordinal)) is { } place)
        {
            Keep(gone);
            _warnings.Add($"{place} is not there; what came from it stays in the index. To forget it, run `ingest --rebuild`.");
        }
        else if (_sources.Exists(source => source.TranscriptId == gone.TranscriptId))
        {
            _removed.Add(gone.TranscriptId);
        }
        else
        {
            _removed.Add(gone.TranscriptId);
            _files.Add(new IngestedFile(gone.Path, IngestionStatus.Removed, 0, 0));
        }
    }
}
