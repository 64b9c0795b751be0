using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Changes single transcripts. New points are written for the next generation and replaced ones marked to end with it, unseen; then either the head moves on,
/// or, where the passages have become so much longer or shorter that the stored BM25 weights would be off, everything is copied into a new collection.
/// </summary>
internal sealed class QdrantChange(QdrantApi api, QdrantOptions options, CollectionSwitch collections, CollectionHead head)
{
    /// <summary>
    /// How far the average length may have moved away from the stored weights' own. A term's weight moves by less than half of it, and the lexical signal
    /// counts a fifth: the ranking score is off by less than 0.0005.
    /// </summary>
    private const double LargestDrift = 0.005;

    private const int RemovedAtOnce = 100;

    private static readonly string[] Everything =
    [
        "kind", "transcript", "content", "turn", "paragraph", "text", "start", "end", "speaker", "asker", "outlet", "question", "date", "terms", "passages", "tokens", "spans", "second_tokens", "second_spans",
        "checksum",
    ];

    private static readonly string[] Kinds = [PointPayload.TranscriptKind, PointPayload.PassageKind];

    private readonly long _next = head.Generation + 1;

    public async Task RunAsync(IndexUpdate update, CancellationToken cancellationToken)
    {
        await UndoAsync(cancellationToken);
        await api.DeleteAsync(head.Collection, new DeleteRequest(Generations.Ended(head.Generation), null), cancellationToken);
        try
        {
            var changed = await WriteAsync(update, cancellationToken);
            if (Math.Abs(Average(changed) - head.AverageTerms) <= LargestDrift * head.AverageTerms && changed.Passages > 0)
            {
                await CommitAsync(changed, update.Manifest, cancellationToken);
                return;
            }

            await collections.ReplaceAsync(update.Manifest, (collection, token) => CopyAsync(collection, changed, token), cancellationToken);
        }
        catch (Exception)
        {
            await UndoQuietlyAsync();
            throw;
        }
    }

    private static double Average(CollectionHead counted) => counted.Passages == 0 ? 0 : (double)counted.Terms / counted.Passages;

    private async Task<CollectionHead> WriteAsync(IndexUpdate update, CancellationToken cancellationToken)
    {
        var writer = new PointWriter(_next, head.HasTokens, head.AverageTerms);
        var points = new PointBatch(options.BatchBytes, (body, token) => api.UpsertAsync(head.Collection, body, token));
        await foreach (var added in update.Added.WithCancellation(cancellationToken))
        {
            foreach (var point in writer.Make(added))
            {
                await points.AddAsync(point, QdrantJson.Default.PointWrite, cancellationToken);
            }
        }

        await points.FlushAsync(cancellationToken);
        var (transcripts, passages, terms) = (head.Transcripts + writer.Transcripts, head.Passages + writer.Passages, head.Terms + writer.Terms);
        foreach (var removed in update.RemovedTranscripts.Distinct(StringComparer.Ordinal).Chunk(RemovedAtOnce))
        {
            var filter = Generations.In(head.Generation, PointCondition.Any("transcript", removed));
            await foreach (var transcript in GoingAsync(removed, cancellationToken))
            {
                (transcripts, passages, terms) = (transcripts - 1, passages - (transcript.Passages ?? 0), terms - (transcript.Terms ?? 0));
            }

            await api.SetPayloadAsync(head.Collection, new SetPayloadRequest(new PayloadChange(_next), filter), cancellationToken);
        }

        return head with { Generation = _next, Transcripts = transcripts, Passages = passages, Terms = terms };
    }

    private async IAsyncEnumerable<PointPayload> GoingAsync(
        IReadOnlyList<string> removed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = Generations.In(head.Generation, PointCondition.Any("kind", [PointPayload.TranscriptKind]), PointCondition.Any("transcript", removed));
        await foreach (var point in PointPages.WalkAsync(api, head.Collection, filter, ["kind", "terms", "passages"], withVector: false, cancellationToken))
        {
            yield return point.Payload!;
        }
    }

    private async Task CommitAsync(CollectionHead changed, IndexManifest manifest, CancellationToken cancellationToken)
    {
        await collections.WriteManifestAsync(head.Collection, _next, manifest, cancellationToken);
        await collections.RequireCompleteAsync(changed, cancellationToken);
        await collections.RequireLockAsync(cancellationToken);
        await collections.WriteHeadAsync(changed, cancellationToken);
        await collections.AfterGraceAsync(CleanAsync, cancellationToken);
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        await api.DeleteAsync(head.Collection, new DeleteRequest(Generations.Ended(_next), null), cancellationToken);
        await api.DeleteAsync(head.Collection, new DeleteRequest(null, [PointIds.Manifest(head.Generation)]), cancellationToken);
    }

    /// <summary>Everything that counts in the next generation, with weights for its own average length.</summary>
    private async Task<CollectionHead> CopyAsync(string collection, CollectionHead changed, CancellationToken cancellationToken)
    {
        var average = Average(changed);
        var points = new PointBatch(options.BatchBytes, (body, token) => api.UpsertAsync(collection, body, token));
        var filter = Generations.In(_next, PointCondition.Any("kind", Kinds));
        await foreach (var point in PointPages.WalkAsync(api, head.Collection, filter, Everything, withVector: true, cancellationToken))
        {
            await points.AddAsync(Copy(point, average), QdrantJson.Default.PointWrite, cancellationToken);
        }

        await points.FlushAsync(cancellationToken);
        return changed with { Collection = collection, Generation = CollectionSwitch.FirstGeneration, AverageTerms = average };
    }

    private static PointWrite Copy(FoundPoint point, double averageTerms)
    {
        var payload = point.Payload! with { Since = CollectionSwitch.FirstGeneration, Until = null };
        if (payload.Kind == PointPayload.TranscriptKind)
        {
            return new PointWrite(PointIds.Transcript(payload.Transcript!, CollectionSwitch.FirstGeneration), PointWriter.NoVectors, payload);
        }

        var text = PointWriter.TextInContext(payload);
        var vectors = point.Vector!.Value.EnumerateObject()
            .Where(vector => vector.Name != CollectionLayout.Lexical)
            .ToDictionary(vector => vector.Name, vector => VectorJson.Copy(vector.Value), StringComparer.Ordinal);
        if (LexicalTokenizer.Tokenize(text) is { Count: > 0 } terms)
        {
            vectors.Add(CollectionLayout.Lexical, LexicalWeights.OfPassage(terms, averageTerms));
        }

        var id = $"{payload.Transcript}/t{payload.Turn}/p{payload.Paragraph}";
        return new PointWrite(PointIds.Passage(id, text, CollectionSwitch.FirstGeneration), vectors, payload);
    }

    /// <summary>Takes back what this run, or one that was interrupted, wrote for a generation that did not come.</summary>
    private async Task UndoAsync(CancellationToken cancellationToken)
    {
        await api.DeleteAsync(head.Collection, new DeleteRequest(Generations.WrittenAfter(head.Generation), null), cancellationToken);
        await api.DeletePayloadAsync(head.Collection, new DeletePayloadRequest(["until"], Generations.EndingAfter(head.Generation)), cancellationToken);
    }

    private async Task UndoQuietlyAsync()
    {
        try
        {
            // The head may have moved although its reply was lost; what it made visible must stay.
            if (await QdrantPassageIndex.ReadHeadAsync(api, head.Collection, CancellationToken.None) is { } current && current.IsSameStateAs(head))
            {
                await UndoAsync(CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is QdrantException or IndexUnavailableException)
        {
            // The next run does it.
        }
    }
}
