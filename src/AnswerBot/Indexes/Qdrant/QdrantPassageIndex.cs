using System.Net;
using AnswerBot.Embeddings;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// The distributed index: a collection behind an alias of a Qdrant server. A question is one request; the transcripts, to which quotations are held, are kept
/// by generation, and every reply says to which generation it belongs. Updates are made by <see cref="QdrantUpdate"/>.
/// </summary>
public sealed class QdrantPassageIndex : IPassageIndex, IDisposable
{
    private const int MaxAttempts = 6;
    private const string Outage = "The index cannot be reached right now. Try again in a moment.";

    // Every answered question proves the snapshot current; without questions it is looked at again after this time.
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly QdrantOptions _options;
    private readonly EncoderIdentity _encoder;
    private readonly TimeProvider _clock;
    private readonly QdrantApi _api;
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile QdrantSnapshot? _snapshot;
    private long _proven;

    /// <param name="options">Where the server is and how it is used.</param>
    /// <param name="encoder">The model that questions are encoded with; an index of another one is refused.</param>
    /// <param name="clock">For names, locks and the age of what is kept.</param>
    public QdrantPassageIndex(QdrantOptions options, EncoderIdentity encoder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _encoder, _clock, _api) = (options, encoder, clock, new QdrantApi(options));
    }

    private string Alias => _options.Collection;

    /// <inheritdoc/>
    public async ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken) => await GuardAsync(async () =>
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadHeadAsync(_api, Alias, cancellationToken) is not { } head)
            {
                return null;
            }

            if (await ReadManifestAsync(_api, head, cancellationToken) is { } manifest)
            {
                return manifest;
            }

            await RetryAsync(attempt, cancellationToken);
        }
    });

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken) => await GuardAsync(async () =>
    {
        var snapshot = _snapshot is { } kept && _clock.GetElapsedTime(Interlocked.Read(ref _proven)) < TrustedFor ? kept : await CurrentAsync(cancellationToken);
        return snapshot.Transcripts;
    });

    /// <inheritdoc/>
    public async ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        return await GuardAsync(async () =>
        {
            var snapshot = _snapshot ?? await CurrentAsync(cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var request = new RankingRequest(query, snapshot);
                var lists = await _api.QueryAsync(Alias, request.Body, cancellationToken);
                if (lists[request.Head].Points is [{ Payload.Account: { } head }] && head.IsSameStateAs(snapshot.Head))
                {
                    Interlocked.Exchange(ref _proven, _clock.GetTimestamp());
                    var reply = new RankingReply(request, lists, query, snapshot) { SingleShard = _options.ShardNumber == 1 };
                    return new SearchResult(reply.Read(), snapshot.Transcripts);
                }

                await RetryAsync(attempt, cancellationToken);
                snapshot = await CurrentAsync(cancellationToken);
            }
        });
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => await GuardAsync(async () =>
        await new QdrantCheck(_api, await CurrentAsync(cancellationToken)).RunAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        await GuardAsync(async () =>
        {
            await new QdrantUpdate(_api, _options, _clock).RunAsync(update, cancellationToken);
            _snapshot = null;
            return true;
        });
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _api.Dispose();
        _loading.Dispose();
    }

    /// <summary>What the collection behind the alias says about itself; null where nothing was ingested yet.</summary>
    internal static async Task<CollectionHead?> ReadHeadAsync(QdrantApi api, string alias, CancellationToken cancellationToken)
    {
        try
        {
            var head = (await api.GetAsync(alias, PointIds.Head, cancellationToken))?.Payload?.Account;
            return head is null or { Format: CollectionHead.CurrentFormat } ? head
                : throw new IndexUnavailableException(
                    $"The index {alias} in Qdrant has format {head.Format}, this program reads {CollectionHead.CurrentFormat}. Run `ingest --rebuild` with this program, or use the program that wrote it.");
        }
        catch (QdrantException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    internal static async Task<IndexManifest?> ReadManifestAsync(QdrantApi api, CollectionHead head, CancellationToken cancellationToken)
    {
        var point = await api.GetAsync(head.Collection, PointIds.Manifest(head.Generation), cancellationToken);
        return point is null ? null : StoredContent.Read<IndexManifest>(point.Payload);
    }

    internal static void RequireSameEncoder(string alias, EncoderIdentity built, EncoderIdentity configured)
    {
        if (built != configured)
        {
            throw new IndexUnavailableException(
                $"The index {alias} in Qdrant was built with the model {built.Id} ({built.Dimensions} dimensions), the configured model is "
                + $"{configured.Id} ({configured.Dimensions}). Run `ingest --rebuild`, or configure the former model.");
        }
    }

    private async Task<QdrantSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await TryLoadAsync(cancellationToken) is { } snapshot)
                {
                    Interlocked.Exchange(ref _proven, _clock.GetTimestamp());
                    return _snapshot = snapshot;
                }

                await RetryAsync(attempt, cancellationToken);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<QdrantSnapshot?> TryLoadAsync(CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(_api, Alias, cancellationToken)
            ?? throw new IndexUnavailableException($"Nothing has been ingested into the index {Alias} at {_options.Endpoint} yet. Run `ingest`.");
        if (_snapshot is { } kept && kept.Head.IsSameStateAs(head))
        {
            return kept;
        }

        try
        {
            var snapshot = await QdrantSnapshot.LoadAsync(_api, head, cancellationToken);
            if (snapshot is not null)
            {
                RequireSameEncoder(Alias, snapshot.Encoder, _encoder);
            }

            return snapshot;
        }
        catch (QdrantException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            // Replaced and dropped while it was read.
            return null;
        }
    }

    private async Task RetryAsync(int attempt, CancellationToken cancellationToken)
    {
        if (attempt == MaxAttempts)
        {
            throw new IndexUnavailableException($"The index {Alias} changes faster than it can be read. Try again in a moment.");
        }

        await Task.Delay(attempt * Pause, _clock, cancellationToken);
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (QdrantException exception)
        {
            throw new IndexUnavailableException(exception.Message, exception) { PublicMessage = Outage };
        }
        catch (DamagedContentException exception)
        {
            throw new IndexUnavailableException($"The index {Alias} in Qdrant is damaged: {exception.Message}. Run `ingest --rebuild`: it makes the index anew from the transcripts.", exception);
        }
    }
}
