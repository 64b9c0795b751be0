using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>What updates leave on the server, and what they do about each other and about runs that died.</summary>
public sealed class QdrantReingestTests(SharedDouble shared) : IClassFixture<SharedDouble>, IDisposable
{
    private static readonly FakeEncoder Encoder = new();
    private static readonly Transcript May24 = Some.Transcript("may-24", Some.Day(24), Some.Turn("丙丁？", paragraphs: "丙丁。"));

    // Long beside the change, so that the average length hardly moves.
    private static readonly Transcript Long = Some.Transcript(
        "long", Some.Day(1), [.. Enumerable.Range(0, 40).Select(_ => Some.Turn("甲丙？", paragraphs: ["甲乙丙。", "甲丙丁。"]))]);

    private readonly string _alias = $"test-{Guid.NewGuid():N}";
    private readonly QdrantApi _api = new(SomeQdrant.Options(shared.Server.Address, "unused"));
    private readonly List<QdrantPassageIndex> _opened = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        _api.Dispose();
    }

    [Fact]
    public async Task A_small_change_is_made_in_place_and_writes_only_what_changed()
    {
        var index = Open();
        await WriteAsync(index, [Long, May24], []);
        var before = await _api.FindAliasAsync(_alias, Cancel);
        shared.Server.ForgetRequests();
        var changed = Some.Transcript("may-24", Some.Day(24), Some.Turn("丙丁？", paragraphs: "乙丁。"));

        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, Long, changed), ["may-24"], Added(changed)), Cancel);

        Assert.Equal(before, await _api.FindAliasAsync(_alias, Cancel));
        var upserts = shared.Server.Requests.Where(request => request.Method == "PUT" && request.Path.StartsWith($"/collections/{before}/points", StringComparison.Ordinal));
        Assert.InRange(upserts.Sum(request => request.Bytes), 1, 20_000);
        var found = await index.SearchAsync(new PassageQuery(Encoder.Encode("乙丁"), "乙丁", PassageFilter.None, new RankingWeights(1, 1, 1, 1, 100, 10), 1), Cancel);
        Assert.Equal("乙丁。", Assert.Single(found.Ranked).Passage.Text);
        Assert.Equal(2 + 2 + 80 + 1, await _api.CountAsync(_alias, null, Cancel));
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_full_ingestion_leaves_one_collection_and_no_lock()
    {
        var index = Open();
        await WriteAsync(index, [Long], []);
        var former = await _api.FindAliasAsync(_alias, Cancel);

        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May24), [], Added(May24), Rebuild: true), Cancel);

        var left = Assert.Single(await OursAsync());
        Assert.NotEqual(former, left);
        Assert.Equal(left, await _api.FindAliasAsync(_alias, Cancel));
    }

    [Fact]
    public async Task An_index_that_is_only_read_is_not_written()
    {
        using var index = new QdrantPassageIndex(SomeQdrant.Options(shared.Server.Address, _alias), Encoder.Identity, TimeProvider.System, isReadOnly: true);

        var exception = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync(index, [May24], []));

        Assert.Contains("AnswerBot:Index:ReadOnly", exception.Message, StringComparison.Ordinal);
        Assert.Empty(await OursAsync());
    }

    [Fact]
    public async Task What_an_interrupted_run_left_goes_with_the_next_one()
    {
        var index = Open();
        await WriteAsync(index, [Long, May24], []);
        var current = await _api.FindAliasAsync(_alias, Cancel);
        var orphan = $"{_alias}_20200101000000_abcd";
        await CollectionLayout.CreateAsync(_api, orphan, Encoder.Identity, new QdrantOptions(), Cancel);
        await WriteHalfAsync(current!, generation: 2);

        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, Long), ["may-24"], Added()), Cancel);

        Assert.Equal([current!], await OursAsync());
        Assert.Equal(["long"], (await index.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        Assert.Equal(2 + 1 + 80, await _api.CountAsync(_alias, null, Cancel));
    }

    [Fact]
    public async Task Half_written_changes_are_not_seen()
    {
        var index = Open();
        await WriteAsync(index, [Long, May24], []);
        await WriteHalfAsync((await _api.FindAliasAsync(_alias, Cancel))!, generation: 2);

        var reader = Open();

        Assert.Equal(["long", "may-24"], (await reader.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        Assert.Empty(await reader.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_second_ingestion_at_the_same_time_is_refused_and_the_first_ends_well()
    {
        var (first, second) = (Open(), Open());
        var started = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();

        var running = first.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May24), [], Waiting(started, goOn.Task)), Cancel);
        await started.Task;
        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync(second, [Long], []));
        goOn.SetResult();
        await running;

        Assert.Matches("Another ingestion .* expires at", refusal.Message);
        Assert.Single(await second.GetTranscriptsAsync(Cancel));
    }

    [Fact]
    public async Task The_lock_of_a_run_that_died_is_taken_over_when_it_has_expired()
    {
        var dead = DateTimeOffset.UnixEpoch;
        await LeaveLockAsync(dead.ToUnixTimeSeconds());
        var index = Open();

        await WriteAsync(index, [May24], []);

        Assert.Single(await index.GetTranscriptsAsync(Cancel));
    }

    [Fact]
    public async Task A_run_whose_lock_was_taken_over_changes_nothing()
    {
        var index = Open();
        await WriteAsync(index, [May24], []);
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());

        var running = index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, Long), [], Waiting(started, goOn.Task), Rebuild: true), Cancel);
        await started.Task;
        await _api.DropCollectionAsync(IngestionLock.NameFor(_alias), Cancel);
        await LeaveLockAsync(long.MaxValue / 1_000_000);
        goOn.SetResult();
        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => running);

        Assert.Contains("took over", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["may-24"], (await index.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        Assert.Equal([(await _api.FindAliasAsync(_alias, Cancel))!, IngestionLock.NameFor(_alias)], await OursAsync());
    }

    [Fact]
    public async Task A_plan_that_another_ingestion_overtook_is_refused()
    {
        var index = Open();
        await WriteAsync(index, [May24], []);

        await Assert.ThrowsAsync<IndexChangedException>(() => index.UpdateAsync(
            new IndexUpdate(Some.Manifest(Encoder.Identity, Long), [], Added(Long)) { PlannedOn = new FormerManifest(null) }, Cancel));
    }

    [Fact]
    public async Task Without_token_vectors_ranking_goes_by_the_other_signals()
    {
        var options = SomeQdrant.Options(shared.Server.Address, _alias, Some.Hash, tokenVectors: false);
        using var index = new QdrantPassageIndex(options, Encoder.Identity, TimeProvider.System);
        await WriteAsync(index, [Long, May24], []);

        var result = await index.SearchAsync(new PassageQuery(Encoder.Encode("丙丁"), "丙丁", PassageFilter.None, new RankingWeights(1, 1, 1, 1, 10, 10), 1), Cancel);

        var found = Assert.Single(result.Ranked);
        Assert.Equal(("may-24/t1/p1", 0.0), (found.Passage.Id, found.Signals.MaxSim));
        Assert.Null(found.Tokens);
    }

    [Fact]
    public async Task One_transcript_more_than_a_page_is_read_whole()
    {
        var index = Open();
        var transcripts = Enumerable.Range(0, 101).Select(number => Some.Transcript($"t-{number:D3}", null, Some.Turn("甲？", paragraphs: "甲。"))).ToArray();

        await WriteAsync(index, transcripts, []);

        Assert.Equal(transcripts.Select(transcript => transcript.Id), (await index.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_collection_of_another_format_is_refused_until_it_is_rebuilt()
    {
        var index = Open();
        await WriteAsync(index, [May24], []);
        await ChangeHeadAsync(head => head with { Format = 99 });
        var later = Open();

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await later.GetTranscriptsAsync(Cancel));
        await later.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, Long), [], Added(Long), Rebuild: true), Cancel);

        Assert.Matches("format 99.*reads 2.*ingest --rebuild", refusal.Message);
        Assert.Single(await later.GetTranscriptsAsync(Cancel));
    }

    [Fact]
    public async Task What_was_changed_on_the_server_is_damage_and_never_an_answer()
    {
        var index = Open();
        await WriteAsync(index, [May24], []);
        var collection = (await _api.FindAliasAsync(_alias, Cancel))!;
        await _api.DeleteAsync(collection, new DeleteRequest(Generations.Kind(PointPayload.PassageKind, 1), null), Cancel);

        var problem = Assert.Single(await index.CheckAsync(Cancel));

        Assert.Matches("may-24/t1/p1 is missing.*ingest --rebuild", problem);
    }

    private async Task ChangeHeadAsync(Func<CollectionHead, CollectionHead> change)
    {
        var collection = (await _api.FindAliasAsync(_alias, Cancel))!;
        var head = (await _api.GetAsync(collection, PointIds.Head, Cancel))!.Payload!;
        var batch = new PointBatch(int.MaxValue, (body, token) => _api.UpsertAsync(collection, body, token));
        await batch.AddAsync(new PointWrite(PointIds.Head, PointWriter.NoVectors, head with { Account = change(head.Account!) }), QdrantJson.Default.PointWrite, Cancel);
        await batch.FlushAsync(Cancel);
    }

    private QdrantPassageIndex Open()
    {
        var index = new QdrantPassageIndex(SomeQdrant.Options(shared.Server.Address, _alias), Encoder.Identity, TimeProvider.System);
        _opened.Add(index);
        return index;
    }

    private static Task WriteAsync(QdrantPassageIndex index, Transcript[] transcripts, string[] removed) =>
        index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, transcripts), removed, Added(transcripts)), Cancel);

    private static IAsyncEnumerable<IndexedTranscript> Added(params Transcript[] transcripts) =>
        transcripts.Select(transcript => Some.Indexed(transcript, Encoder)).ToAsyncEnumerable();

    private static async IAsyncEnumerable<IndexedTranscript> Waiting(TaskCompletionSource started, Task goOn)
    {
        started.SetResult();
        await goOn;
        yield return Some.Indexed(May24, Encoder);
    }

    private async Task<IReadOnlyList<string>> OursAsync() =>
        [.. (await _api.ListCollectionsAsync(Cancel)).Where(name => name.StartsWith(_alias, StringComparison.Ordinal))];

    // As a run leaves it that was ended between its first write and the head.
    private async Task WriteHalfAsync(string collection, long generation)
    {
        var batch = new PointBatch(int.MaxValue, (body, token) => _api.UpsertAsync(collection, body, token));
        var never = Some.Transcript("never", Some.Day(9), Some.Turn("丁？", paragraphs: "丁丁。"));
        foreach (var point in new PointWriter(generation, hasTokens: true, averageTerms: 5).Make(Some.Indexed(never, Encoder)))
        {
            await batch.AddAsync(point, QdrantJson.Default.PointWrite, Cancel);
        }

        await batch.FlushAsync(Cancel);
        await _api.SetPayloadAsync(collection, new SetPayloadRequest(new PayloadChange(generation), Generations.Kind(PointPayload.TranscriptKind, generation - 1)), Cancel);
    }

    private async Task LeaveLockAsync(long until)
    {
        var settings = new CreateCollection(new Dictionary<string, DenseParameters> { ["none"] = new(1, "Dot") }, new Dictionary<string, SparseParameters>(), 1, 1, 1);
        await _api.CreateCollectionAsync(IngestionLock.NameFor(_alias), settings, Cancel);
        var batch = new PointBatch(int.MaxValue, (body, token) => _api.UpsertAsync(IngestionLock.NameFor(_alias), body, token));
        var payload = new PointPayload { Kind = "lock", Content = "another-machine 1", Until = until };
        await batch.AddAsync(new PointWrite(PointIds.Of("lock"), PointWriter.NoVectors, payload), QdrantJson.Default.PointWrite, Cancel);
        await batch.FlushAsync(Cancel);
    }
}
