using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Passages;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Tests.Indexes;

/// <summary>The index in one SQLite file, and everything that can be wrong with that file.</summary>
public sealed class SqlitePassageIndexTests : PassageIndexContract, IDisposable
{
    private static readonly Transcript Conference = Some.Transcript(
        "a", Some.Day(24), Some.Turn("甲乙？", paragraphs: ["甲。", "乙丙。"]), Some.Turn("丁？", paragraphs: "丁丁。"));

    private readonly TemporaryFolder _folder = new();
    private readonly List<SqlitePassageIndex> _opened = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string IndexPath => _folder["data/index.db"];

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task An_empty_file_counts_as_an_index_that_was_never_written()
    {
        _folder.Write("data/index.db", "");
        var index = Open(Encoder.Identity);

        Assert.Null(await index.ReadManifestAsync(Cancel));
        await index.UpdateAsync(Rebuilding(), Cancel);
        Assert.NotEmpty(await FindAsync(index, "甲"));
    }

    [Fact]
    public async Task A_text_file_is_refused_read_or_written_and_stays_as_it_is()
    {
        _folder.Write("data/index.db", "Dear diary, this is no database at all, and nobody wants it overwritten.");
        var index = Open(Encoder.Identity);

        var refusals = await RefusalsAsync(index, rebuildMends: false);

        Assert.All(refusals, refusal => Assert.Equal($"{IndexPath} is not an index file. Move it away, or set AnswerBot:Index:Path to another file.", refusal));
        Assert.StartsWith("Dear diary", await File.ReadAllTextAsync(IndexPath, Cancel), StringComparison.Ordinal);
        Assert.False(File.Exists(IndexPath + ".damaged"));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_stays_as_it_is()
    {
        Directory.CreateDirectory(_folder["data"]);
        Execute("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
        var index = Open(Encoder.Identity);

        var refusals = await RefusalsAsync(index, rebuildMends: false);

        Assert.All(refusals, refusal => Assert.Equal($"{IndexPath} is a database of another program. Set AnswerBot:Index:Path to another file.", refusal));
        Assert.Equal("soup", Scalar("SELECT name FROM recipes"));
    }

    [Theory]
    [InlineData(2, "has format 2, this program reads 4. It was written by an older program: run `ingest --rebuild`")]
    [InlineData(9, "has format 9, this program reads 4. It was written by a newer program: use that one, or run `ingest --rebuild`")]
    public async Task Another_format_is_refused_with_both_versions_and_mended_by_a_rebuild(int version, string expected)
    {
        var index = await ClosedAsync();
        Execute($"PRAGMA user_version = {version}");

        var refusals = await RefusalsAsync(index, rebuildMends: true);

        Assert.All(refusals, refusal => Assert.Contains(expected, refusal, StringComparison.Ordinal));
        Assert.NotEmpty(await FindAsync(index, "甲"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        _folder.Write("data", "a file where the folder should be");
        var index = Open(Encoder.Identity);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.UpdateAsync(Rebuilding(), Cancel));

        Assert.Contains(IndexPath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AnswerBot:Index:Path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_with_its_name_and_the_remedy_and_kept_aside_by_a_rebuild()
    {
        var index = await ClosedAsync();
        var bytes = await File.ReadAllBytesAsync(IndexPath, Cancel);
        bytes.AsSpan(100, 60).Fill(0xA5);
        await File.WriteAllBytesAsync(IndexPath, bytes, Cancel);

        var refusals = await RefusalsAsync(index, rebuildMends: true);

        Assert.All(refusals, refusal => Assert.Matches($"^The index {IndexPath} is damaged .*Run `ingest --rebuild`", refusal));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(IndexPath + ".damaged", Cancel));
        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_running_reader_sees_the_index_that_replaced_a_damaged_one()
    {
        var index = await ClosedAsync();
        var reader = Open(Encoder.Identity);
        Assert.NotEmpty(await FindAsync(reader, "甲"));
        var bytes = await File.ReadAllBytesAsync(IndexPath, Cancel);
        await File.WriteAllBytesAsync(IndexPath, bytes[..^4096], Cancel);
        var changed = Some.Transcript("b", null, Some.Turn("甲？", paragraphs: "甲甲。"));

        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, changed), [], Added(changed), Rebuild: true), Cancel);

        Assert.Equal(["b/t1/p1"], await FindAsync(reader, "甲"));
    }

    [Fact]
    public async Task A_running_reader_notices_that_another_process_replaced_the_file()
    {
        await ClosedAsync();
        var reader = Open(Encoder.Identity);
        Assert.NotEmpty(await FindAsync(reader, "甲"));
        // File times move in steps of a few milliseconds.
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        var changed = Some.Transcript("b", null, Some.Turn("甲？", paragraphs: "甲甲。"));
        using (var elsewhere = new SqlitePassageIndex(_folder["data/new.db"], Encoder.Identity))
        {
            await elsewhere.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, changed), [], Added(changed)), Cancel);
        }

        File.Delete(IndexPath + "-wal");
        File.Delete(IndexPath + "-shm");
        File.Move(_folder["data/new.db"], IndexPath, overwrite: true);

        Assert.Equal(["b/t1/p1"], await FindAsync(reader, "甲"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(20_000)]
    public async Task A_truncated_file_is_refused_and_mended_by_a_rebuild(int length)
    {
        var index = await ClosedAsync();
        var bytes = await File.ReadAllBytesAsync(IndexPath, Cancel);
        await File.WriteAllBytesAsync(IndexPath, bytes[..length], Cancel);

        var refusals = await RefusalsAsync(index, rebuildMends: true);

        Assert.All(refusals, refusal => Assert.Matches($"^The index {IndexPath} is damaged .*Run `ingest --rebuild`", refusal));
    }

    [Fact]
    public async Task A_changed_sentence_vector_is_found_out_and_named()
    {
        var index = await ClosedAsync();
        Execute("UPDATE passages SET context_vector = zeroblob(20) WHERE id = 1048577");

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => FindAsync(index, "甲"));

        Assert.StartsWith($"The index {IndexPath} is damaged: the vectors of passage a/t1/p2 differ from their checksum. Run `ingest --rebuild`", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE tokens SET vectors = zeroblob(length(vectors)) WHERE passage = 1048576", "differ from their checksum")]
    [InlineData("UPDATE tokens SET spans = zeroblob(length(spans)) WHERE passage = 1048576", "differ from their checksum")]
    [InlineData("DELETE FROM tokens WHERE passage = 1048576", "are missing")]
    public async Task Changed_token_vectors_are_found_out_by_a_search_and_by_a_check(string damage, string expected)
    {
        var index = await ClosedAsync();
        Execute(damage);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => FindAsync(index, "甲"));
        var problems = await index.CheckAsync(Cancel);

        Assert.Equal([refusal.Message], problems);
        Assert.Contains($"{IndexPath} is damaged: the token vectors of passage a/t1/p1 {expected}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE postings SET content = x'00'")]
    [InlineData("UPDATE postings SET content = x''")]
    [InlineData("UPDATE postings SET content = 'text'")]
    [InlineData("UPDATE postings SET content = content || x'00'")]
    [InlineData("UPDATE postings SET bucket = bucket + 100")]
    [InlineData("DELETE FROM postings")]
    public async Task A_damaged_word_list_is_found_out_by_a_search_and_by_a_check(string damage)
    {
        var index = await ClosedAsync();
        Execute(damage);

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(() => FindAsync(index, "甲乙"));

        Assert.Matches($"^The index {IndexPath} is damaged: its word list .*Run `ingest --rebuild`", refusal.Message);
        Assert.Contains("its words are not those of its passages", Assert.Single(await index.CheckAsync(Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_soundly_stored_but_not_those_of_the_passages_are_found_out_by_a_check()
    {
        var index = await ClosedAsync();
        using (var connection = Connect())
        using (var transaction = connection.BeginTransaction())
        {
            var other = new PostingSegment();
            other.Add(1, PassageBuilder.Build(Some.Transcript("a", null, Some.Turn("甲？", paragraphs: ["甲。", "丙。", "丁。"]))));
            StoredSegment.ReadAll(connection, transaction).ForEach(segment => segment.Delete(connection, transaction));
            StoredSegment.Write(other, connection, transaction);
            SqliteMeta.Write("contents", SqliteMeta.ContentsOf(connection, transaction), connection, transaction);
            transaction.Commit();
        }

        var problem = Assert.Single(await index.CheckAsync(Cancel));

        Assert.Contains("its words are not those of its passages", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_reads_the_file_and_not_what_was_kept_in_memory()
    {
        var index = await ClosedAsync();
        Assert.NotEmpty(await FindAsync(index, "甲"));
        Execute("UPDATE texts SET content = replace(content, '甲', '戊')");

        var problems = await index.CheckAsync(Cancel);

        Assert.Contains(problems, problem => problem.Contains("the text of transcript a differs from its checksum", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DELETE FROM passages WHERE id = 1048577")]
    [InlineData("DELETE FROM transcripts")]
    [InlineData("UPDATE transcripts SET id = 7")]
    [InlineData("UPDATE transcripts SET name = 'b'")]
    [InlineData("UPDATE transcripts SET terms = zeroblob(length(terms))")]
    [InlineData("UPDATE transcripts SET quantized_vectors = zeroblob(length(quantized_vectors))")]
    [InlineData("DELETE FROM texts")]
    [InlineData("UPDATE texts SET content = content || '甲'")]
    [InlineData("DELETE FROM segments")]
    [InlineData("UPDATE segments SET buckets = buckets * 2")]
    [InlineData("UPDATE meta SET value = replace(value, '/transcripts/', '/elsewhere/') WHERE key = 'manifest'")]
    [InlineData("UPDATE meta SET value = '' WHERE key = 'contents'")]
    [InlineData("UPDATE passages SET paragraph_vector = 'text', context_vector = 7")]
    [InlineData("UPDATE transcripts SET content = ''")]
    [InlineData("UPDATE meta SET value = '{' WHERE key = 'manifest'")]
    [InlineData("UPDATE meta SET value = '{\"sources\":[],\"addedPaths\":[]}' WHERE key = 'manifest'")]
    [InlineData("DROP TABLE passages")]
    [InlineData("DROP TABLE meta")]
    public async Task Content_that_does_not_hold_together_is_damage(string damage)
    {
        var index = await ClosedAsync();
        Execute(damage);

        var refusals = await RefusalsAsync(index, rebuildMends: true);

        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.Matches($"^The index {IndexPath} is damaged.*Run `ingest --rebuild`", refusal));
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        var index = await WrittenAsync(Conference);
        var other = Open(Encoder.Identity);

        await Task.WhenAll(Task.Run(() => index.UpdateAsync(Rebuilding(), Cancel), Cancel), Task.Run(() => other.UpdateAsync(Rebuilding(), Cancel), Cancel));

        Assert.Empty(await index.CheckAsync(Cancel));
    }

    [Fact]
    public async Task Many_small_updates_do_not_let_the_file_grow_without_end()
    {
        var index = await WrittenAsync(Conference);
        for (var round = 0; round < 10; round++)
        {
            await index.UpdateAsync(Rebuilding(), Cancel);
        }

        SqliteFile.Release(IndexPath);
        Assert.InRange(new FileInfo(IndexPath).Length, 1, 300_000);
    }

    protected override IPassageIndex Open(EncoderIdentity encoder)
    {
        var index = new SqlitePassageIndex(IndexPath, encoder);
        _opened.Add(index);
        return index;
    }

    private static IndexUpdate Rebuilding() => new(Some.Manifest(Encoder.Identity, Conference), [], Added(Conference), Rebuild: true);

    /// <summary>A written index whose file no connection holds, so that the file alone has everything and a test may damage it.</summary>
    private async Task<IPassageIndex> ClosedAsync()
    {
        var index = await WrittenAsync(Conference);
        SqliteFile.Release(IndexPath);
        return index;
    }

    /// <summary>What reading, searching and updating say; a rebuild must then mend the file, or refuse it in the same words.</summary>
    private static async Task<IReadOnlyList<string>> RefusalsAsync(IPassageIndex index, bool rebuildMends)
    {
        var refusals = new List<string>();
        foreach (var call in new Func<Task>[] { async () => await index.GetTranscriptsAsync(Cancel), () => FindAsync(index, "甲") })
        {
            refusals.Add((await Assert.ThrowsAsync<IndexUnavailableException>(call)).Message);
        }

        var problems = await ProblemsOfCheckAsync(index);
        Assert.NotEmpty(problems);
        refusals.AddRange(problems);

        var rebuilt = await Record.ExceptionAsync(() => index.UpdateAsync(Rebuilding(), Cancel));
        if (rebuildMends)
        {
            Assert.Null(rebuilt);
            Assert.NotEmpty(await FindAsync(index, "甲"));
            return refusals;
        }

        return [.. refusals, Assert.IsType<IndexUnavailableException>(rebuilt).Message];
    }

    private static async Task<IReadOnlyList<string>> ProblemsOfCheckAsync(IPassageIndex index)
    {
        try
        {
            return await index.CheckAsync(Cancel);
        }
        catch (IndexUnavailableException exception)
        {
            return [exception.Message];
        }
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string? Scalar(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string?)command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = IndexPath, Pooling = false, ForeignKeys = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
