using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// One update, under a lock. A first or full ingestion fills a new collection and moves the alias to it; a change of single transcripts is written beside
/// what is there and becomes visible with the head. Either way readers see the state before or the state after, and a run that fails leaves the former.
/// </summary>
internal sealed class QdrantUpdate(QdrantApi api, QdrantOptions options, TimeProvider clock)
{
    public async Task RunAsync(IndexUpdate update, CancellationToken cancellationToken)
    {
        await using var held = await IngestionLock.TakeAsync(api, options.Collection, options.LockExpiry, clock, cancellationToken);
        var collections = new CollectionSwitch(api, options, held, clock);
        await collections.DropLeftoversAsync(cancellationToken);
        var head = update.Rebuild ? null : await QdrantPassageIndex.ReadHeadAsync(api, options.Collection, cancellationToken);
        if (!update.Rebuild)
        {
            await RequirePlannedAsync(update, head, cancellationToken);
        }

        if (head is null)
        {
            await collections.ReplaceAsync(update.Manifest, (collection, token) => FillAsync(collection, update, token), cancellationToken);
        }
        else
        {
            await new QdrantChange(api, options, collections, head).RunAsync(update, cancellationToken);
        }
    }

    private async Task RequirePlannedAsync(IndexUpdate update, CollectionHead? head, CancellationToken cancellationToken)
    {
        var former = head is null ? null : await QdrantPassageIndex.ReadManifestAsync(api, head, cancellationToken);
        if (former is not null)
        {
            QdrantPassageIndex.RequireSameEncoder(options.Collection, former.Encoder, update.Manifest.Encoder);
        }

        if (update.PlannedOn is { } planned && StoredContent.Write(planned.Manifest) != StoredContent.Write(former))
        {
            throw new IndexChangedException($"{options.Collection} at {options.Endpoint}");
        }
    }

    /// <summary>Two passes, since BM25 weights need the average length, and the passages come as a stream that is not kept.</summary>
    private async Task<CollectionHead> FillAsync(string collection, IndexUpdate update, CancellationToken cancellationToken)
    {
        var hasTokens = CollectionLayout.HasTokens(update.Manifest.Encoder, options);
        var writer = new PointWriter(CollectionSwitch.FirstGeneration, hasTokens, averageTerms: null);
        var points = new PointBatch(options.BatchBytes, (body, token) => api.UpsertAsync(collection, body, token));
        await foreach (var added in update.Added.WithCancellation(cancellationToken))
        {
            foreach (var point in writer.Make(added))
            {
                await points.AddAsync(point, QdrantJson.Default.PointWrite, cancellationToken);
            }
        }

        await points.FlushAsync(cancellationToken);
        var average = writer.Passages == 0 ? 0 : (double)writer.Terms / writer.Passages;
        await WeighAsync(collection, average, cancellationToken);
        return new CollectionHead(
            CollectionHead.CurrentFormat, collection, CollectionSwitch.FirstGeneration, writer.Transcripts, writer.Passages, writer.Terms, average, hasTokens);
    }

    private async Task WeighAsync(string collection, double averageTerms, CancellationToken cancellationToken)
    {
        var vectors = new PointBatch(options.BatchBytes, (body, token) => api.UpdateVectorsAsync(collection, body, token));
        var filter = Generations.Kind(PointPayload.PassageKind, CollectionSwitch.FirstGeneration);
        await foreach (var point in PointPages.WalkAsync(api, collection, filter, ["kind", "text", "question"], withVector: false, cancellationToken))
        {
            var terms = LexicalTokenizer.Tokenize(PointWriter.TextInContext(point.Payload!));
            if (terms.Count > 0)
            {
                var weights = new Dictionary<string, RawJson>(StringComparer.Ordinal) { [CollectionLayout.Lexical] = LexicalWeights.OfPassage(terms, averageTerms) };
                await vectors.AddAsync(new VectorWrite(point.Id, weights), QdrantJson.Default.VectorWrite, cancellationToken);
            }
        }

        await vectors.FlushAsync(cancellationToken);
    }
}
