using System.Runtime.CompilerServices;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using Microsoft.Extensions.Options;

namespace AnswerBot.Ingestion;

/// <summary>
/// Brings the index up to date with the transcript files: reads what is new or changed, encodes its passages and writes everything as one update.
/// Running it again changes nothing; an interrupted run leaves the old index.
/// </summary>
public sealed class TranscriptIngestor(
    ISentenceEncoder encoder, IPassageIndex index, SourceFiles sources, TimeProvider clock, IOptions<EmbeddingOptions> embeddings)
{
    private const int MaxAttempts = 5;

    private readonly int _parallelism = embeddings.Value.IngestionParallelism is > 0 and var configured ? configured : Environment.ProcessorCount;

    /// <summary>One run.</summary>
    /// <param name="request">What to take in.</param>
    /// <param name="progress">Told after each encoded passage; may be called from several threads.</param>
    /// <param name="cancellationToken">Stops the run; the index stays as it was.</param>
    /// <exception cref="UnknownSourceException">A path is to be forgotten from which nothing came.</exception>
    /// <exception cref="IndexUnavailableException">The index cannot be written, or was built with another model and <see cref="IngestionRequest.Rebuild"/> is off.</exception>
    public async Task<IngestionReport> IngestAsync(IngestionRequest request, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(request, progress, cancellationToken);
            }
            catch (IndexChangedException) when (attempt < MaxAttempts)
            {
                // Two programs started on one index: what the other wrote is what this one plans on next.
            }
        }
    }

    private async Task<IngestionReport> RunAsync(IngestionRequest request, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var former = request.Rebuild ? null : await index.ReadManifestAsync(cancellationToken);
        RequireSameEncoder(former);
        var forgotten = FullPaths(request.Forget);
        var formerPaths = await FormerPathsAsync(request, former, cancellationToken);
        RequireKnown(forgotten, former, formerPaths);
        var addedPaths = formerPaths.Except(forgotten, StringComparer.Ordinal).Union(FullPaths(request.Paths), StringComparer.Ordinal).ToList();
        var plan = IngestionPlan.Make(sources.Find(addedPaths), former, forgotten);
        // A rebuild that finds nothing to take in (a folder misspelt or not mounted) leaves the index that there is.
        if (request.Rebuild ? plan.Sources.Count > 0 : plan.ChangesIndex || !addedPaths.SequenceEqual(former?.AddedPaths ?? [], StringComparer.Ordinal))
        {
            var manifest = new IndexManifest(encoder.Identity, plan.Sources, addedPaths);
            var added = EncodeAsync(plan, progress, cancellationToken);
            var update = new IndexUpdate(manifest, plan.RemovedTranscripts, added, request.Rebuild) { PlannedOn = new FormerManifest(former) };
            await index.UpdateAsync(update, cancellationToken);
        }

        return new IngestionReport(plan.Files, plan.Warnings, clock.GetElapsedTime(started));
    }

    private static List<string> FullPaths(IReadOnlyList<string> paths) => [.. paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))];

    private static void RequireKnown(List<string> forgotten, IndexManifest? former, IReadOnlyList<string> formerPaths)
    {
        var unknown = forgotten.Find(place => !formerPaths.Contains(place, StringComparer.Ordinal)
            && former?.Sources.Any(source => IngestionPlan.CameFrom(place, source.Path)) != true);
        if (unknown is not null)
        {
            string remembered = formerPaths.Count == 0 ? "No path was added." : $"Added were: {string.Join(", ", formerPaths)}.";
            throw new UnknownSourceException($"Nothing in the index came from {unknown}, so there is nothing to forget. {remembered}");
        }
    }

    // A rebuild keeps the paths that were added, as long as the old index can still tell which they were; it forgets those that are no longer there.
    private async Task<IReadOnlyList<string>> FormerPathsAsync(IngestionRequest request, IndexManifest? former, CancellationToken cancellationToken)
    {
        if (!request.Rebuild)
        {
            return former?.AddedPaths ?? [];
        }

        try
        {
            var added = (await index.ReadManifestAsync(cancellationToken))?.AddedPaths ?? [];
            return [.. added.Where(Path.Exists)];
        }
        catch (IndexUnavailableException)
        {
            return [];
        }
    }

    private void RequireSameEncoder(IndexManifest? former)
    {
        if (former is not null && former.Encoder != encoder.Identity)
        {
            throw new IndexUnavailableException(
                $"The index was built with the model {former.Encoder.Id} ({former.Encoder.Dimensions} dimensions), the configured model is "
                + $"{encoder.Identity.Id} ({encoder.Identity.Dimensions}). Run `ingest --rebuild`, or configure the former model.");
        }
    }

    private async IAsyncEnumerable<IndexedTranscript> EncodeAsync(
        IngestionPlan plan, IProgress<IngestionProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var total = plan.Added.Sum(transcript => transcript.ParagraphCount);
        var done = 0;
        foreach (var transcript in plan.Added)
        {
            var passages = PassageBuilder.Build(transcript);
            var encoded = new IndexedPassage[passages.Count];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _parallelism, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, passages.Count, parallel, async (place, token) =>
            {
                encoded[place] = await EncodeAsync(passages[place], token);
                progress?.Report(new IngestionProgress(transcript.Id, Interlocked.Increment(ref done), total));
            });
            yield return new IndexedTranscript(transcript, encoded);
        }
    }

    private async ValueTask<IndexedPassage> EncodeAsync(Passage passage, CancellationToken cancellationToken)
    {
        var paragraph = await encoder.EncodePassageAsync(passage.Text, cancellationToken);
        var context = passage.Question is null ? paragraph : await encoder.EncodeContextAsync(passage.TextInContext, cancellationToken);
        return new IndexedPassage(passage, paragraph, context);
    }
}

/// <summary>What a run of ingestion is asked to do.</summary>
/// <param name="Paths">Files or folders in addition to the configured folder; they are remembered.</param>
/// <param name="Rebuild">Make the index anew, whatever is there.</param>
public sealed record IngestionRequest(IReadOnlyList<string> Paths, bool Rebuild)
{
    /// <summary>Files or folders to remember no longer; what came from them and is not there any more leaves the index.</summary>
    public IReadOnlyList<string> Forget { get; init; } = [];
}

/// <summary>How far a run is.</summary>
/// <param name="TranscriptId">The transcript at work.</param>
/// <param name="Done">Passages encoded so far.</param>
/// <param name="Total">Passages to encode.</param>
public sealed record IngestionProgress(string TranscriptId, int Done, int Total);
