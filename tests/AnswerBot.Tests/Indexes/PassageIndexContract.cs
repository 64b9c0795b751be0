using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Indexes;

/// <summary>What every index must do, wherever it keeps its passages. A derived class opens an empty place for each test.</summary>
public abstract class PassageIndexContract
{
    private static readonly RankingWeights Even = new(1, 1, 1, 1, 10, 10);

    private static readonly Transcript May20 = Some.Transcript(
        "may-20",
        Some.Day(20),
        Some.Turn(null, paragraphs: "大家好。丁"),
        Some.Turn("甲乙？", "路透社", paragraphs: ["甲。", "乙。"]),
        Some.Turn("丙？", "新华社", "李四", "丙。"));

    private static readonly Transcript May24 = Some.Transcript("may-24", Some.Day(24), Some.Turn("甲？", "人民日报", "李四", "甲丁。"));

    private static readonly Transcript Undated = Some.Transcript("undated", null, Some.Turn("甲丙？", null, paragraphs: "甲甲丙。"));

    private protected static FakeEncoder Encoder { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An index over the test's own place; every call gives another instance over the same place.</summary>
    protected abstract IPassageIndex Open(EncoderIdentity encoder);

    [Fact]
    public async Task An_index_that_was_never_written_has_no_manifest_and_refuses_to_answer()
    {
        var index = Open(Encoder.Identity);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await index.GetTranscriptsAsync(Cancel));

        Assert.Null(await index.ReadManifestAsync(Cancel));
        Assert.Contains("Run `ingest`", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IndexUnavailableException>(async () => await FindAsync(index, "甲"));
    }

    [Fact]
    public async Task What_was_written_is_read_back_by_date_with_unknown_dates_last()
    {
        var index = await WrittenAsync(Undated, May24, May20);

        var transcripts = await index.GetTranscriptsAsync(Cancel);

        Assert.Equal(["may-20", "may-24", "undated"], transcripts.Select(transcript => transcript.Id));
        Assert.Equivalent(May20, transcripts[0], strict: true);
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task The_manifest_is_read_back_as_it_was_written()
    {
        var index = Open(Encoder.Identity);
        var manifest = Some.Manifest(Encoder.Identity, May20) with { AddedPaths = ["/somewhere/else"] };
        await index.UpdateAsync(new IndexUpdate(manifest, [], Added(May20)), Cancel);

        var read = await index.ReadManifestAsync(Cancel);

        Assert.Equivalent(manifest, read, strict: true);
    }

    [Fact]
    public async Task Each_signal_is_told_apart_and_their_weighted_sum_ranks()
    {
        var index = await WrittenAsync(May20);
        var weights = new RankingWeights(1, 2, 4, 0.5, 10, 10);

        var found = (await index.SearchAsync(Query("甲", weights: weights), Cancel)).Ranked;

        var best = found[0];
        Assert.Equal("may-20/t1/p1", best.Passage.Id);
        Assert.Equal(1, best.Signals.Paragraph, 3);
        Assert.Equal(2 / Math.Sqrt(5), best.Signals.Context, 3);
        Assert.Equal(1, best.Signals.MaxSim, 3);
        Assert.InRange(best.Signals.Lexical, 0.2, 1);
        Assert.Equal(1 + (4 / Math.Sqrt(5)) + 4 + (0.5 * best.Signals.Lexical), best.Score, 3);
        Assert.Equal(found.OrderByDescending(passage => passage.Score).Select(passage => passage.Passage.Id), found.Select(passage => passage.Passage.Id));
    }

    [Fact]
    public async Task A_found_passage_is_that_of_its_transcript_with_the_tokens_of_its_text_in_context()
    {
        var index = await WrittenAsync(May20);

        var result = await index.SearchAsync(Query("乙", limit: 1), Cancel);

        var found = Assert.Single(result.Ranked);
        Assert.Equal(("乙。", "甲乙？", "路透社", Some.Day(20)), (found.Passage.Text, found.Passage.Question, found.Passage.AskerOutlet, found.Passage.Date));
        Assert.Equal(found.Passage.Text, found.Passage.Span.In(result.Transcripts[0].Text));
        Assert.Equal(["甲", "乙", "乙"], found.Tokens!.Spans.Select(span => span.In(found.Passage.TextInContext)));
    }

    [Fact]
    public async Task Limits_give_the_best_of_the_same_order()
    {
        var index = await WrittenAsync(May20, May24, Undated);

        var all = await FindAsync(index, "甲", limit: 10);
        var two = await FindAsync(index, "甲", limit: 2);

        Assert.Equal(6, all.Count);
        Assert.Equal(all.Take(2), two);
    }

    [Fact]
    public async Task A_limit_below_one_is_a_wrong_call()
    {
        var index = await WrittenAsync(May20);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await FindAsync(index, "甲", limit: 0));
    }

    public static TheoryData<string, string[]> Filters => new()
    {
        { "transcript may-24", ["may-24/t1/p1"] },
        { "transcript nowhere", [] },
        { "from 24", ["may-24/t1/p1"] },
        { "from 20", ["may-20/t0/p1", "may-20/t1/p1", "may-20/t1/p2", "may-20/t2/p1", "may-24/t1/p1"] },
        { "to 20", ["may-20/t0/p1", "may-20/t1/p1", "may-20/t1/p2", "may-20/t2/p1"] },
        { "from 21 to 23", [] },
        { "speaker 李四", ["may-20/t2/p1", "may-24/t1/p1"] },
        { "outlet 路透社", ["may-20/t1/p1", "may-20/t1/p2"] },
        { "outlet 路透社 outlet 人民日报", ["may-20/t1/p1", "may-20/t1/p2", "may-24/t1/p1"] },
        { "outlet 路透社 speaker 李四", [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_lets_through_what_fits_all_its_parts(string filter, string[] expected)
    {
        var index = await WrittenAsync(May20, May24, Undated);

        var found = await index.SearchAsync(Query("甲") with { Filter = Parse(filter) }, Cancel);

        Assert.Equal(expected, found.Ranked.Select(passage => passage.Passage.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_filter_is_applied_before_the_candidates_are_cut()
    {
        var index = await WrittenAsync(May20, May24, Undated);
        var query = Query("甲", weights: Even with { Candidates = 1, LexicalCandidates = 0 }) with { Filter = Parse("outlet 新华社") };

        var found = await index.SearchAsync(query, Cancel);

        Assert.Equal("may-20/t2/p1", Assert.Single(found.Ranked).Passage.Id);
    }

    [Fact]
    public async Task Words_bring_in_passages_that_the_vectors_do_not_find()
    {
        var transcript = Some.Transcript("words", null, Some.Turn("问？", paragraphs: ["甲。", "甲甲。", "湄公河水资源。", "别的话。"]));
        var index = await WrittenAsync(transcript);
        var near = Query("甲湄公河", weights: Even with { Candidates = 2, LexicalCandidates = 0 });

        var without = await index.SearchAsync(near, Cancel);
        var with = await index.SearchAsync(near with { Weights = near.Weights with { LexicalCandidates = 1 } }, Cancel);

        Assert.Equal(["words/t1/p1", "words/t1/p2"], without.Ranked.Select(passage => passage.Passage.Id).Order(StringComparer.Ordinal));
        Assert.Contains("words/t1/p3", with.Ranked.Select(passage => passage.Passage.Id));
        Assert.Equal(3, with.Ranked.Count);
    }

    [Fact]
    public async Task Equal_scores_come_in_reading_order_whatever_the_history()
    {
        var second = Some.Transcript("b", Some.Day(2), Some.Turn("丙？", paragraphs: ["甲。", "甲。"]));
        var first = Some.Transcript("a", Some.Day(1), Some.Turn("丙？", paragraphs: ["甲。", "甲。"]));
        var index = await WrittenAsync(second);
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, first, second), [], Added(first)), Cancel);

        var found = await FindAsync(index, "甲");

        Assert.Equal(["a/t1/p1", "a/t1/p2", "b/t1/p1", "b/t1/p2"], found);
    }

    [Fact]
    public async Task Equal_candidates_are_cut_in_reading_order()
    {
        var index = await WrittenAsync(Some.Transcript("a", null, Some.Turn("丙？", paragraphs: ["甲。", "甲。", "甲。"])));

        var found = await index.SearchAsync(Query("甲", weights: Even with { Candidates = 2, LexicalCandidates = 0 }), Cancel);

        Assert.Equal(["a/t1/p1", "a/t1/p2"], found.Ranked.Select(passage => passage.Passage.Id));
    }

    [Fact]
    public async Task A_model_without_token_vectors_ranks_by_the_other_signals()
    {
        var encoder = new FakeEncoder(withTokens: false);
        var index = Open(encoder.Identity);
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(encoder.Identity, May20), [], Added(encoder, May20)), Cancel);
        var query = new PassageQuery(encoder.Encode("乙"), "乙", PassageFilter.None, Even, 1);

        var found = Assert.Single((await index.SearchAsync(query, Cancel)).Ranked);

        Assert.Equal(("may-20/t1/p2", 0.0), (found.Passage.Id, found.Signals.MaxSim));
        Assert.Null(found.Tokens);
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_question_without_any_known_word_still_ranks_by_vectors()
    {
        var index = await WrittenAsync(May20);

        var found = (await index.SearchAsync(Query("？！"), Cancel)).Ranked;

        Assert.All(found, passage => Assert.Equal(0, passage.Signals.Lexical));
        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task Replacing_a_transcript_leaves_the_others_as_they_were()
    {
        var index = await WrittenAsync(May20, May24);
        var before = await index.SearchAsync(Query("丙") with { Filter = Parse("transcript may-20") }, Cancel);
        var changed = Some.Transcript("may-24", Some.Day(24), Some.Turn("乙？", paragraphs: ["乙乙。", "丙。"]));

        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May20, changed), ["may-24", "unknown"], Added(changed)), Cancel);

        var after = await index.SearchAsync(Query("丙") with { Filter = Parse("transcript may-20") }, Cancel);
        Assert.Equal(before.Ranked.Select(passage => (passage.Passage, passage.Signals.Paragraph, passage.Signals.MaxSim)),
            after.Ranked.Select(passage => (passage.Passage, passage.Signals.Paragraph, passage.Signals.MaxSim)));
        Assert.Equal(2, (await index.SearchAsync(Query("丙") with { Filter = Parse("transcript may-24") }, Cancel)).Ranked.Count);
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task An_updated_index_ranks_as_one_that_was_built_at_once()
    {
        var updated = await WrittenAsync(Some.Transcript("may-20", Some.Day(20)), Undated);
        await updated.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May20, May24, Undated), ["may-20"], Added(May24, May20)), Cancel);
        var afterUpdate = (await updated.SearchAsync(Query("甲丙"), Cancel)).Ranked.Select(passage => (passage.Passage.Id, passage.Score)).ToList();

        await updated.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May20, May24, Undated), [], Added(May20, May24, Undated), Rebuild: true), Cancel);

        var afterRebuild = (await updated.SearchAsync(Query("甲丙"), Cancel)).Ranked.Select(passage => (passage.Passage.Id, passage.Score));
        Assert.Equal(afterRebuild, afterUpdate);
    }

    [Fact]
    public async Task Readers_and_other_instances_see_an_update_at_once()
    {
        var writer = await WrittenAsync(May20);
        var other = Open(Encoder.Identity);
        Assert.Single(await other.GetTranscriptsAsync(Cancel));

        await writer.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, May24), ["may-20"], Added(May24)), Cancel);

        Assert.Equal(["may-24/t1/p1"], await FindAsync(writer, "甲"));
        Assert.Equal(["may-24/t1/p1"], await FindAsync(other, "甲"));
    }

    [Fact]
    public async Task An_update_that_fails_leaves_the_index_as_it_was()
    {
        var index = await WrittenAsync(May20);
        var update = new IndexUpdate(Some.Manifest(Encoder.Identity, May24), ["may-20"], FailingAfter(new InvalidDataException("The encoder gave up."), May24));

        await Assert.ThrowsAsync<InvalidDataException>(() => index.UpdateAsync(update, Cancel));

        Assert.Equal(["may-20"], (await index.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        Assert.Equal("may-20", Assert.Single((await index.ReadManifestAsync(Cancel))!.Sources).TranscriptId);
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_cancelled_update_or_rebuild_leaves_the_index_as_it_was()
    {
        var index = await WrittenAsync(May20);
        foreach (var rebuild in new[] { false, true })
        {
            using var stop = new CancellationTokenSource();
            var update = new IndexUpdate(Some.Manifest(Encoder.Identity, May24), ["may-20"], CancellingAfter(stop, May24), rebuild);

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.UpdateAsync(update, stop.Token));

            Assert.Equal(["may-20"], (await index.GetTranscriptsAsync(Cancel)).Select(transcript => transcript.Id));
        }
    }

    [Fact]
    public async Task Readers_during_updates_see_one_state_or_the_other_never_a_mix()
    {
        var former = Some.Transcript("a", null, Some.Turn("问？", paragraphs: ["甲。", "甲甲。", "甲丁。"]));
        var later = Some.Transcript("a", null, Some.Turn("问？", paragraphs: ["甲乙。", "甲乙乙。"]));
        var writer = await WrittenAsync(former);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(reader => Task.Run(() => ReadUntilAsync(Open(Encoder.Identity), [former.Text, later.Text], stop), Cancel)).ToList();

        for (var round = 0; round < 20; round++)
        {
            var next = round % 2 == 0 ? later : former;
            await writer.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, next), ["a"], Added(next), Rebuild: round % 4 > 1), Cancel);
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.InRange(reads, 1, int.MaxValue));
    }

    [Fact]
    public async Task An_index_of_another_model_is_refused_with_both_names_until_it_is_rebuilt()
    {
        await WrittenAsync(May20);
        var newer = new FakeEncoder(id: "newer");
        var index = Open(newer.Identity);

        var reading = await Assert.ThrowsAsync<IndexUnavailableException>(async () => await index.GetTranscriptsAsync(Cancel));
        var update = new IndexUpdate(Some.Manifest(newer.Identity, May24), [], Added(newer, May24));
        var writing = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.UpdateAsync(update, Cancel));
        await index.UpdateAsync(update with { Added = Added(newer, May24), Rebuild = true }, Cancel);

        Assert.All([reading, writing], refusal => Assert.Matches("model fake .*model is newer .*ingest --rebuild", refusal.Message));
        Assert.Single(await index.GetTranscriptsAsync(Cancel));
    }

    private protected static PassageQuery Query(string question, int limit = 10, RankingWeights? weights = null) =>
        new(Encoder.Encode(question), question, PassageFilter.None, weights ?? Even, limit);

    private protected static async Task<IReadOnlyList<string>> FindAsync(IPassageIndex index, string question, int limit = 10) =>
        [.. (await index.SearchAsync(Query(question, limit), Cancel)).Ranked.Select(passage => passage.Passage.Id)];

    private protected async Task<IPassageIndex> WrittenAsync(params Transcript[] transcripts)
    {
        var index = Open(Encoder.Identity);
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, transcripts), [], Added(transcripts)), Cancel);
        return index;
    }

    private protected static IAsyncEnumerable<IndexedTranscript> Added(params Transcript[] transcripts) => Added(Encoder, transcripts);

    private protected static IAsyncEnumerable<IndexedTranscript> Added(FakeEncoder encoder, params Transcript[] transcripts) =>
        transcripts.Select(transcript => Some.Indexed(transcript, encoder)).ToAsyncEnumerable();

    private static async IAsyncEnumerable<IndexedTranscript> FailingAfter(Exception failure, Transcript transcript)
    {
        yield return Some.Indexed(transcript, Encoder);
        await Task.Yield();
        throw failure;
    }

    private static async IAsyncEnumerable<IndexedTranscript> CancellingAfter(CancellationTokenSource stop, Transcript transcript)
    {
        yield return Some.Indexed(transcript, Encoder);
        await stop.CancelAsync();
        stop.Token.ThrowIfCancellationRequested();
    }

    private static async Task<int> ReadUntilAsync(IPassageIndex index, IReadOnlyList<string> states, CancellationTokenSource stop)
    {
        var reads = 0;
        do
        {
            var result = await index.SearchAsync(Query("甲"), CancellationToken.None);
            var text = Assert.Single(result.Transcripts).Text;
            Assert.Contains(text, states);
            Assert.Equal(result.Transcripts[0].ParagraphCount, result.Ranked.Count);
            Assert.All(result.Ranked, passage => Assert.Equal(passage.Passage.Text, passage.Passage.Span.In(text)));
            Assert.All(result.Ranked, passage => Assert.Equal(Encoder.Encode(passage.Passage.TextInContext).Tokens!.Count, passage.Tokens!.Spans.Length));
            reads++;
        }
        while (!stop.IsCancellationRequested);

        return reads;
    }

    private static PassageFilter Parse(string filter)
    {
        var parts = filter.Split(' ').Chunk(2).ToLookup(part => part[0], part => part[1]);
        DateOnly? Day(string name) => parts[name].Select(day => (DateOnly?)Some.Day(int.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).FirstOrDefault();
        return new PassageFilter([.. parts["transcript"]], Day("from"), Day("to"), [.. parts["speaker"]], [.. parts["outlet"]]);
    }
}
