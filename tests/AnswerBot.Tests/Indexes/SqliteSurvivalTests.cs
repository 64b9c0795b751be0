using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Indexes;

/// <summary>Folders that cannot be written, disks that are full, and files that change again and again.</summary>
public sealed class SqliteSurvivalTests : IDisposable
{
    private const UnixFileMode ReadAndEnter = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Everything = ReadAndEnter | UnixFileMode.UserWrite;

    private static readonly FakeEncoder Encoder = new();
    private static readonly Transcript Conference = Some.Transcript("a", Some.Day(24), Some.Turn("甲乙？", paragraphs: ["甲。", "乙丙。"]));

    private readonly TemporaryFolder _folder = new();
    private readonly List<SqlitePassageIndex> _opened = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string IndexPath => _folder["data/index.db"];

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        if (Directory.Exists(_folder["data"]))
        {
            SetMode("data", Everything);
        }

        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_cannot_be_written_is_read_and_nothing_is_made_in_it(bool isConfigured)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no folder that its owner may not write.");
        await WriteAsync(Open(), Conference);
        SqliteFile.Release(IndexPath);
        if (!isConfigured)
        {
            SetMode("data", ReadAndEnter);
        }

        var index = Open(new IndexOptions { ReadOnly = isConfigured });
        var found = await FindAsync(index);
        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync(index, Conference));

        Assert.Equal(["a/t1/p1", "a/t1/p2"], found);
        Assert.Empty(await index.CheckAsync(Cancel));
        Assert.Contains(IndexPath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AnswerBot:Index:ReadOnly", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["index.db"], Directory.GetFiles(_folder["data"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Changes_that_only_a_log_has_are_not_passed_over_where_the_log_cannot_be_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no folder that its owner may not write.");
        var writer = Open();
        await WriteAsync(writer, Conference);
        // As a program leaves it that was killed: the log beside the file, and nobody who has it open.
        using var reader = SqliteFile.OpenForReading(IndexPath);
        using var state = reader.BeginTransaction(deferred: true);
        SqliteSchema.RequireOurs(reader, state);
        await WriteAsync(writer, Conference);
        Directory.CreateDirectory(_folder["left"]);
        File.Copy(IndexPath, _folder["left/index.db"]);
        File.Copy(IndexPath + "-wal", _folder["left/index.db-wal"]);
        SetMode("left", ReadAndEnter);
        var index = new SqlitePassageIndex(_folder["left/index.db"], Encoder.Identity);
        _opened.Add(index);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => FindAsync(index));
        SetMode("left", Everything);
        var mended = new SqlitePassageIndex(_folder["left/index.db"], Encoder.Identity);
        _opened.Add(mended);

        Assert.Contains("index.db-wal cannot be read in a folder that cannot be written. If a program is writing it, wait", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["a/t1/p1", "a/t1/p2"], await FindAsync(mended));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_served_as_unchanging_is_noticed()
    {
        await WriteAsync(Open(), Conference);
        SqliteFile.Release(IndexPath);
        var reader = Open(new IndexOptions { ReadOnly = true });
        Assert.Equal(2, (await FindAsync(reader)).Count);
        // File times move in steps of a few milliseconds.
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);

        await WriteAsync(Open(), Some.Transcript("a", Some.Day(24), Some.Turn("甲？", paragraphs: "甲甲。")));
        SqliteFile.Release(IndexPath);

        Assert.Equal(["a/t1/p1"], await FindAsync(reader));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_is_named_with_the_remedy_and_the_old_index_serves(bool isRebuild)
    {
        var index = Open();
        await WriteAsync(index, Conference);
        var pages = new FileInfo(IndexPath).Length / 4096;
        var full = new SqlitePassageIndex(IndexPath, Encoder.Identity) { MaxPages = (int)pages + 40 };
        _opened.Add(full);
        var large = Some.Transcript("large", Some.Day(25), Some.Turn("丙？", paragraphs: [.. Enumerable.Range(0, 2000).Select(number => $"甲丙{number}。")]));
        var update = new IndexUpdate(Some.Manifest(Encoder.Identity, Conference, large), [], Added(large), isRebuild);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => full.UpdateAsync(update, Cancel));

        Assert.Equal($"The disk is full: {IndexPath} could not grow. The index is as it was; make room and run `ingest` again.", refusal.Message);
        Assert.Equal(["a/t1/p1", "a/t1/p2"], await FindAsync(index));
        Assert.Empty(await index.CheckAsync(Cancel));
        await index.UpdateAsync(update with { Added = Added(large) }, Cancel);
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(0)]
    public async Task Many_updates_one_by_one_rank_as_one_ingestion_and_leave_few_word_segments(int residentPassages)
    {
        var all = Enumerable.Range(1, 30).Select(day => Some.Transcript($"day-{day}", Some.Day(day), Some.Turn($"甲{day}？", paragraphs: [$"甲乙{day}。", "湄公河丙。"]))).ToArray();
        var index = Open(new IndexOptions { ResidentPassages = residentPassages });
        for (var count = 1; count <= all.Length; count++)
        {
            // Each is replaced once on the way, so that word segments name transcripts that have gone.
            await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, all[..count]), [all[count / 2].Id], Added(count / 2 < count - 1 ? [all[count / 2], all[count - 1]] : [all[count - 1]])), Cancel);
        }

        var oneByOne = await ScoresAsync(index);
        Assert.Empty(await index.CheckAsync(Cancel));
        Assert.InRange(SegmentCount(), 1, 10);
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, all), [], Added(all), Rebuild: true), Cancel);

        Assert.Equal(await ScoresAsync(index), oneByOne);
    }

    private static async Task<IReadOnlyList<(string Id, double Score)>> ScoresAsync(SqlitePassageIndex index)
    {
        var query = new PassageQuery(Encoder.Encode("甲湄公河"), "甲湄公河12", PassageFilter.None, new RankingWeights(1, 1, 1, 1, 8, 8), 100);
        return [.. (await index.SearchAsync(query, Cancel)).Ranked.Select(ranked => (ranked.Passage.Id, ranked.Score))];
    }

    private static async Task<IReadOnlyList<string>> FindAsync(SqlitePassageIndex index)
    {
        var query = new PassageQuery(Encoder.Encode("甲"), "甲", PassageFilter.None, new RankingWeights(1, 1, 1, 1, 10, 10), 10);
        return [.. (await index.SearchAsync(query, Cancel)).Ranked.Select(ranked => ranked.Passage.Id)];
    }

    private static Task WriteAsync(SqlitePassageIndex index, params Transcript[] transcripts) =>
        index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, transcripts), [.. transcripts.Select(transcript => transcript.Id)], Added(transcripts)), Cancel);

    private static IAsyncEnumerable<IndexedTranscript> Added(params Transcript[] transcripts) =>
        transcripts.Select(transcript => Some.Indexed(transcript, Encoder)).ToAsyncEnumerable();

    private int SegmentCount()
    {
        using var connection = SqliteFile.OpenForReading(IndexPath);
        using var transaction = connection.BeginTransaction(deferred: true);
        return StoredSegment.ReadAll(connection, transaction).Count;
    }

    private void SetMode(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[folder], mode);
        }
    }

    private SqlitePassageIndex Open(IndexOptions? options = null)
    {
        var index = new SqlitePassageIndex(IndexPath, Encoder.Identity, options);
        _opened.Add(index);
        return index;
    }
}
