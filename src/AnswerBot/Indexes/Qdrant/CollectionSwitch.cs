using System.Globalization;
using System.Text.RegularExpressions;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Replaces the collection behind an alias: makes a new one, lets it be filled, counts and probes it, moves the alias in one step and drops the former one
/// when no question can be under way in it any more. Where anything fails the new one is dropped and the alias stays.
/// </summary>
internal sealed class CollectionSwitch(QdrantApi api, QdrantOptions options, IngestionLock held, TimeProvider clock)
{
    /// <summary>The generation of a new collection.</summary>
    public const long FirstGeneration = 1;

    private const float LeastProbe = 0.9f;

    private static readonly string[] Counted = [PointPayload.TranscriptKind, PointPayload.PassageKind];

    /// <param name="manifest">What the new collection is made from.</param>
    /// <param name="fillAsync">Fills the collection of the given name and says what it wrote.</param>
    /// <param name="cancellationToken">Stops, as long as the alias has not moved.</param>
    public async Task ReplaceAsync(IndexManifest manifest, Func<string, CancellationToken, Task<CollectionHead>> fillAsync, CancellationToken cancellationToken)
    {
        var name = $"{options.Collection}_{clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}_{Guid.NewGuid().ToString("N")[..4]}";
        var former = await api.FindAliasAsync(options.Collection, cancellationToken);
        try
        {
            await CollectionLayout.CreateAsync(api, name, manifest.Encoder, options, cancellationToken);
            var head = await fillAsync(name, cancellationToken);
            await WriteManifestAsync(name, FirstGeneration, manifest, cancellationToken);
            await WriteHeadAsync(head, cancellationToken);
            await RequireCompleteAsync(head, cancellationToken);
            await held.RequireAsync(cancellationToken);
            await api.PointAliasAsync(options.Collection, name, cancellationToken);
        }
        catch (Exception)
        {
            await DropQuietlyAsync(name);
            throw;
        }

        if (former is not null)
        {
            await AfterGraceAsync(token => api.DropCollectionAsync(former, token), cancellationToken);
        }
    }

    /// <summary>Drops what runs before this one left behind: collections of ours that the alias does not lead to.</summary>
    public async Task DropLeftoversAsync(CancellationToken cancellationToken)
    {
        var current = await api.FindAliasAsync(options.Collection, cancellationToken);
        var ours = new Regex($"^{Regex.Escape(options.Collection)}_[0-9]{{14}}_[0-9a-f]{{4}}$", RegexOptions.CultureInvariant);
        foreach (var name in await api.ListCollectionsAsync(cancellationToken))
        {
            if (name != current && ours.IsMatch(name))
            {
                await api.DropCollectionAsync(name, cancellationToken);
            }
        }
    }

    public Task WriteManifestAsync(string collection, long generation, IndexManifest manifest, CancellationToken cancellationToken)
    {
        var content = StoredContent.Write(manifest);
        var payload = new PointPayload { Kind = PointPayload.Manifest, Since = generation, Content = content, Checksum = StoredContent.Checksum(content) };
        return WriteAsync(collection, new PointWrite(PointIds.Manifest(generation), PointWriter.NoVectors, payload), cancellationToken);
    }

    /// <summary>One point, so that readers see it change in one step.</summary>
    public Task WriteHeadAsync(CollectionHead head, CancellationToken cancellationToken)
    {
        var payload = new PointPayload { Kind = PointPayload.Head, Account = head };
        return WriteAsync(head.Collection, new PointWrite(PointIds.Head, PointWriter.NoVectors, payload), cancellationToken);
    }

    /// <summary>Counts what the generation has, and finds one of its passages by its own vector.</summary>
    /// <exception cref="IndexUnavailableException">Something is missing.</exception>
    public async Task RequireCompleteAsync(CollectionHead head, CancellationToken cancellationToken)
    {
        var expected = head.Transcripts + head.Passages;
        var filter = Generations.In(head.Generation, PointCondition.Any("kind", Counted));
        var count = await api.CountAsync(head.Collection, filter, cancellationToken);
        if (count != expected)
        {
            throw new IndexUnavailableException(
                $"Qdrant stored {count} of {expected} points of the new index {options.Collection}; the former one stays in use. Check the server's log, and run `ingest` again.");
        }

        if (head.Passages > 0)
        {
            await ProbeAsync(head, cancellationToken);
        }
    }

    /// <summary>Makes sure that the lock still stands, right before something becomes visible.</summary>
    public Task RequireLockAsync(CancellationToken cancellationToken) => held.RequireAsync(cancellationToken);

    /// <summary>Cleans up once no question can be under way in the former state. What is stopped here is left to the next run.</summary>
    public async Task AfterGraceAsync(Func<CancellationToken, Task> cleanAsync, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(options.GracePeriod, clock, cancellationToken);
            await cleanAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or QdrantException)
        {
            // The update itself is done and visible.
        }
    }

    private async Task ProbeAsync(CollectionHead head, CancellationToken cancellationToken)
    {
        var filter = Generations.Kind(PointPayload.PassageKind, head.Generation);
        var page = await api.ScrollAsync(head.Collection, new ScrollRequest(1, null, filter, ["kind"], WithVector: true), cancellationToken);
        var vector = page.Points[0].Vector!.Value.GetProperty(CollectionLayout.Sentences);
        var probe = new PointQuery { Query = VectorJson.Copy(vector), Using = CollectionLayout.Sentences, Filter = filter, Limit = 1 };
        var found = (await api.QueryAsync(head.Collection, new BatchRequest([probe]), cancellationToken))[0].Points;
        var own = vector.EnumerateArray().Sum(value => value.GetSingle() * value.GetSingle());
        if (found.Count == 0 || found[0].Score < own * LeastProbe)
        {
            throw new IndexUnavailableException(
                $"Qdrant does not find a passage of the new index {options.Collection} by its own vector; the former one stays in use. Check the server's log, and run `ingest` again.");
        }
    }

    private async Task WriteAsync(string collection, PointWrite point, CancellationToken cancellationToken)
    {
        var batch = new PointBatch(int.MaxValue, (body, token) => api.UpsertAsync(collection, body, token));
        await batch.AddAsync(point, QdrantJson.Default.PointWrite, cancellationToken);
        await batch.FlushAsync(cancellationToken);
    }

    private async Task DropQuietlyAsync(string name)
    {
        try
        {
            // The alias may have moved although the reply was lost; dropping its collection would take the index away.
            if (await api.FindAliasAsync(options.Collection, CancellationToken.None) != name)
            {
                await api.DropCollectionAsync(name, CancellationToken.None);
            }
        }
        catch (QdrantException)
        {
            // The next run drops it.
        }
    }
}
