using System.Collections.Concurrent;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Ingestion;

namespace AnswerBot.Tests.Ingestion;

/// <summary>Bringing the index up to date with the files, whatever happened to them since the last run.</summary>
public sealed class TranscriptIngestorTests : IDisposable
{
    private readonly TranscriptFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_files_go_in_and_are_counted()
    {
        var path = _folder.Write("transcripts/b", "b", answers: ["甲。", "乙。"]);
        _folder.Write("transcripts/deeper/a", "a");

        var report = await _folder.IngestAsync();

        Assert.Equal(["a", "b"], await _folder.StoredAsync());
        Assert.Equal((2, 3, true), (report.Turns, report.Passages, report.Changed));
        Assert.Equal((path, IngestionStatus.Added, 1, 2), (report.Files[0].Path, report.Files[0].Status, report.Files[0].Turns, report.Files[0].Passages));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Running_again_changes_nothing_and_does_not_write()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        var before = _folder.Query("SELECT value FROM meta WHERE key = 'generation'");

        var report = await _folder.IngestAsync();

        Assert.False(report.Changed);
        Assert.Equal(IngestionStatus.Unchanged, Assert.Single(report.Files).Status);
        Assert.Equal((1, 1), (report.Turns, report.Passages));
        Assert.Equal(before, _folder.Query("SELECT value FROM meta WHERE key = 'generation'"));
    }

    [Fact]
    public async Task Several_runs_at_once_on_one_empty_index_leave_it_whole()
    {
        _folder.Write("transcripts/a", "a", answers: ["甲。", "乙。"]);
        _folder.Write("transcripts/b", "b");
        var indexes = Enumerable.Range(0, 4).Select(_ => new SqlitePassageIndex(_folder.IndexPath, _folder.Encoder.Identity)).ToList();

        await Task.WhenAll(indexes.Select(index => Task.Run(
            () => _folder.IngestorOf(_folder.Encoder, index).IngestAsync(new IngestionRequest([], Rebuild: false), null, Cancel), Cancel)));

        Assert.Equal(["a", "b"], await _folder.StoredAsync());
        Assert.Empty(await _folder.Index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task What_was_planned_on_another_state_is_not_written()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        var manifest = (await _folder.Index.ReadManifestAsync(Cancel))!;
        var update = new IndexUpdate(manifest with { Sources = [] }, ["a"], AsyncEnumerable.Empty<IndexedTranscript>()) { PlannedOn = new FormerManifest(null) };

        await Assert.ThrowsAsync<IndexChangedException>(() => _folder.Index.UpdateAsync(update, Cancel));

        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task A_changed_text_is_taken_in_again_and_the_others_are_left_alone()
    {
        _folder.Write("transcripts/a", "a", answers: "甲。");
        _folder.Write("transcripts/b", "b");
        await _folder.IngestAsync();
        _folder.Write("transcripts/a", "a", answers: ["丙。", "丁。"]);

        var report = await _folder.IngestAsync();

        Assert.Equal([IngestionStatus.Updated, IngestionStatus.Unchanged], report.Files.Select(file => file.Status));
        Assert.Equal("丙。丁。", await _folder.AnswersAsync("a"));
        Assert.Equal(3, report.Passages);
    }

    [Fact]
    public async Task Changed_metadata_alone_is_a_change()
    {
        _folder.Write("transcripts/a", "a", "旧题");
        await _folder.IngestAsync();
        _folder.Write("transcripts/a", "a", "新题");

        var report = await _folder.IngestAsync();

        Assert.Equal(IngestionStatus.Updated, Assert.Single(report.Files).Status);
        Assert.Equal("新题", Assert.Single(await _folder.Index.GetTranscriptsAsync(Cancel)).Metadata.Title);
    }

    [Fact]
    public async Task A_file_with_another_id_leaves_nothing_under_the_old_one()
    {
        _folder.Write("transcripts/a", "old");
        await _folder.IngestAsync();
        _folder.Write("transcripts/a", "new");

        await _folder.IngestAsync();

        Assert.Equal(["new"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task Two_files_can_swap_their_ids()
    {
        _folder.Write("transcripts/a", "x", answers: "甲。");
        _folder.Write("transcripts/b", "y", answers: "乙。");
        await _folder.IngestAsync();
        _folder.Write("transcripts/a", "y", answers: "甲。");
        _folder.Write("transcripts/b", "x", answers: "乙。");

        await _folder.IngestAsync();

        Assert.Equal(("乙。", "甲。"), (await _folder.AnswersAsync("x"), await _folder.AnswersAsync("y")));
    }

    [Fact]
    public async Task A_removed_file_is_forgotten()
    {
        _folder.Write("transcripts/a", "a");
        var gone = _folder.Write("transcripts/b", "b");
        await _folder.IngestAsync();
        File.Delete(gone);

        var report = await _folder.IngestAsync();

        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Contains(new IngestedFile(gone, IngestionStatus.Removed, 0, 0), report.Files);
        Assert.Equal(1, report.Passages);
    }

    [Fact]
    public async Task A_renamed_file_keeps_its_transcript()
    {
        var former = _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        File.Delete(former);
        _folder.Write("transcripts/b", "a");

        var report = await _folder.IngestAsync();

        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Equal((1, _folder["transcripts/b.txt"]), (report.Passages, (await _folder.Index.ReadManifestAsync(Cancel))!.Sources[0].Path));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_skipped_with_the_reason_while_others_go_in()
    {
        var broken = _folder.WriteText("transcripts/a", "nobody asks anything");
        _folder.Write("transcripts/b", "b");

        var report = await _folder.IngestAsync();

        var skipped = Assert.Single(report.Skipped);
        Assert.Equal(broken, skipped.Path);
        Assert.Contains("No question was found", skipped.Reason, StringComparison.Ordinal);
        Assert.Equal(["b"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task What_was_stored_of_a_file_that_became_unreadable_stays()
    {
        _folder.Write("transcripts/a", "a", answers: ["甲。", "乙。"]);
        await _folder.IngestAsync();
        _folder.WriteText("transcripts/a", "");
        _folder.Write("transcripts/b", "b");

        var report = await _folder.IngestAsync();

        Assert.Equal(2, Assert.Single(report.Skipped).Passages);
        Assert.Equal(["a", "b"], await _folder.StoredAsync());
        Assert.False((await _folder.IngestAsync()).Changed);
    }

    [Fact]
    public async Task Of_two_files_with_one_id_the_first_goes_in_and_the_other_is_told_why_not()
    {
        var first = _folder.Write("transcripts/a", "same", answers: "甲。");
        var second = _folder.Write("transcripts/b", "same", answers: "乙。");

        var report = await _folder.IngestAsync();

        Assert.Equal("甲。", await _folder.AnswersAsync("same"));
        var reason = Assert.Single(report.Skipped).Reason!;
        Assert.Contains(second, reason, StringComparison.Ordinal);
        Assert.Contains(first, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transcripts/0")]
    [InlineData("transcripts/z")]
    public async Task A_second_file_with_a_stored_id_does_not_stop_the_run(string later)
    {
        _folder.Write("transcripts/m", "same", answers: "甲。");
        await _folder.IngestAsync();
        _folder.Write(later, "same", answers: "乙。");

        var report = await _folder.IngestAsync();

        Assert.Single(report.Skipped);
        Assert.Equal(1, report.Passages);
        Assert.Equal(later == "transcripts/z" ? "甲。" : "乙。", await _folder.AnswersAsync("same"));
        Assert.False((await _folder.IngestAsync()).Changed);
    }

    [Theory]
    [InlineData("transcripts/0")]
    [InlineData("transcripts/z")]
    public async Task An_unreadable_file_whose_id_another_one_claims_does_not_stop_the_run(string later)
    {
        _folder.Write("transcripts/m", "same", answers: "甲。");
        await _folder.IngestAsync();
        _folder.WriteText("transcripts/m", "");
        _folder.Write(later, "same", answers: "乙。");

        var report = await _folder.IngestAsync();

        Assert.Equal(["same"], await _folder.StoredAsync());
        Assert.Equal(1, report.Passages);
        Assert.Single((await _folder.Index.ReadManifestAsync(Cancel))!.Sources);
    }

    [Fact]
    public async Task A_path_that_was_added_once_is_remembered()
    {
        _folder.Write("transcripts/a", "a");
        var added = _folder.Write("elsewhere/b", "b", answers: "甲。");
        await _folder.IngestAsync(added);
        _folder.Write("elsewhere/b", "b", answers: "乙。");

        var report = await _folder.IngestAsync();

        Assert.Equal(IngestionStatus.Updated, report.Files.Single(file => file.Path == added).Status);
        Assert.Equal("乙。", await _folder.AnswersAsync("b"));
        Assert.Equal([added], (await _folder.Index.ReadManifestAsync(Cancel))!.AddedPaths);
    }

    [Fact]
    public async Task Adding_a_folder_twice_with_and_without_a_slash_remembers_it_once()
    {
        _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(_folder["elsewhere"]);

        await _folder.IngestAsync(_folder["elsewhere"] + Path.DirectorySeparatorChar);

        Assert.Equal([_folder["elsewhere"]], (await _folder.Index.ReadManifestAsync(Cancel))!.AddedPaths);
    }

    [Fact]
    public async Task A_missing_added_path_keeps_its_transcripts_with_one_warning_until_a_rebuild()
    {
        _folder.Write("transcripts/a", "a");
        _folder.Write("disk/b", "b");
        _folder.Write("disk/c", "c");
        await _folder.IngestAsync(_folder["disk"]);
        Directory.Delete(_folder["disk"], recursive: true);

        var missing = await _folder.IngestAsync();
        var stored = await _folder.StoredAsync();
        var rebuilt = await _folder.RebuildAsync();

        Assert.Equal(["a", "b", "c"], stored);
        Assert.Equal($"{_folder["disk"]} is not there; what came from it stays in the index. To forget it, run `ingest --forget {_folder["disk"]}`.", Assert.Single(missing.Warnings));
        Assert.Equal(3, missing.Passages);
        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Empty(rebuilt.Warnings);
    }

    [Fact]
    public async Task A_missing_configured_folder_keeps_its_transcripts_with_a_warning()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        Directory.Delete(_folder["transcripts"], recursive: true);

        var report = await _folder.IngestAsync();

        Assert.Equal(["a"], await _folder.StoredAsync());
        Assert.Contains(_folder["transcripts"], Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_from_which_nothing_ever_came_is_told_to_be_missing()
    {
        _folder.Write("transcripts/a", "a");

        var report = await _folder.IngestAsync(_folder["misspelt"]);

        Assert.Equal($"{_folder["misspelt"]} is not there; nothing was read from it.", Assert.Single(report.Warnings));
    }

    [Fact]
    public async Task A_file_that_moved_from_a_missing_path_into_the_folder_is_the_same_transcript()
    {
        _folder.Write("disk/b", "b", answers: "甲。");
        await _folder.IngestAsync(_folder["disk"]);
        Directory.Delete(_folder["disk"], recursive: true);
        _folder.Write("transcripts/b", "b", answers: "乙。");

        var report = await _folder.IngestAsync();

        Assert.Equal("乙。", await _folder.AnswersAsync("b"));
        Assert.Equal(1, report.Passages);
    }

    [Fact]
    public async Task A_rebuild_that_finds_nothing_leaves_the_index_that_there_is()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        Directory.Delete(_folder["transcripts"], recursive: true);

        var report = await _folder.RebuildAsync();

        Assert.Empty(report.Files);
        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task A_rebuild_keeps_the_paths_that_were_added()
    {
        _folder.Write("transcripts/a", "a");
        var added = _folder.Write("elsewhere/b", "b");
        await _folder.IngestAsync(added);

        var report = await _folder.RebuildAsync();

        Assert.Equal(["a", "b"], await _folder.StoredAsync());
        Assert.All(report.Files, file => Assert.Equal(IngestionStatus.Added, file.Status));
    }

    [Fact]
    public async Task Another_model_is_refused_with_both_names_until_a_rebuild()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        var newer = new FakeEncoder(id: "newer");
        using var index = new SqlitePassageIndex(_folder.IndexPath, newer.Identity);
        var ingestor = _folder.IngestorOf(newer, index);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), null, Cancel));
        await ingestor.IngestAsync(new IngestionRequest([], Rebuild: true), null, Cancel);

        Assert.Matches("model fake .*model is newer .*ingest --rebuild", refusal.Message);
        Assert.Single(await index.GetTranscriptsAsync(Cancel));
    }

    [Fact]
    public async Task Progress_counts_every_passage_up_to_the_total()
    {
        _folder.Write("transcripts/a", "a", answers: ["甲。", "乙。", "丙。"]);
        _folder.Write("transcripts/b", "b", answers: ["甲。", "乙。"]);
        var progress = new RecordedProgress();

        await _folder.Ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), progress, Cancel);

        Assert.Equal(Enumerable.Range(1, 5), progress.Reports.Select(report => report.Done).Order());
        Assert.All(progress.Reports, report => Assert.Equal(5, report.Total));
        Assert.Equal(2, progress.Reports.Count(report => report.TranscriptId == "b"));
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_index_as_it_was()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        _folder.Write("transcripts/b", "b");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _folder.Ingestor.IngestAsync(new IngestionRequest([], Rebuild: true), null, stop.Token));

        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    [Fact]
    public async Task An_encoder_that_fails_halfway_leaves_the_index_as_it_was()
    {
        _folder.Write("transcripts/a", "a");
        await _folder.IngestAsync();
        _folder.Write("transcripts/b", "b", answers: "坏。");
        var ingestor = _folder.IngestorOf(new FailingEncoder(_folder.Encoder), _folder.Index);

        await Assert.ThrowsAsync<HttpRequestException>(() => ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), null, Cancel));

        Assert.Equal(["a"], await _folder.StoredAsync());
    }

    private sealed class RecordedProgress : IProgress<IngestionProgress>
    {
        public ConcurrentQueue<IngestionProgress> Reports { get; } = [];

        public void Report(IngestionProgress value) => Reports.Enqueue(value);
    }

    private sealed class FailingEncoder(FakeEncoder inner) : ISentenceEncoder
    {
        public EncoderIdentity Identity => inner.Identity;

        public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => EncodePassageAsync(question, cancellationToken);

        public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) =>
            passage.Contains('坏', StringComparison.Ordinal) ? throw new HttpRequestException("The encoder is away.") : inner.EncodePassageAsync(passage, cancellationToken);
    }
}
