using System.Text.Json;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// What is kept in memory of one generation of an index file: the transcripts' cuts and the columns that a search scans. Of a small index also texts and
/// exact vectors; of a large one they stay in the file, as token vectors and words always do, and are read for a question's candidates only.
/// Immutable; <see cref="SqlitePassageIndex"/> replaces it when the file's generation has moved on.
/// </summary>
internal sealed class SqliteSnapshot
{
    private const string Remedy = "Run `ingest --rebuild`: it makes the index anew from the transcripts.";

    private SqliteSnapshot(string generation, IndexManifest manifest, PassageTable passages, bool isResident, IReadOnlyList<StoredSegment> segments)
    {
        (Generation, Manifest, Passages, IsResident) = (generation, manifest, passages, isResident);
        Transcripts = [.. passages.Transcripts.Select(stored => stored.Transcript)];
        Segments = [.. segments.Select(segment => (segment, OrdinalsOf(segment, passages)))];
    }

    public string Generation { get; }

    public IndexManifest Manifest { get; }

    public IReadOnlyList<Transcript> Transcripts { get; }

    public PassageTable Passages { get; }

    /// <summary>Whether texts and exact vectors are in memory.</summary>
    public bool IsResident { get; }

    /// <summary>The word segments, each with the ordinals of its slots; -1 for a slot whose transcript has gone.</summary>
    public IReadOnlyList<(StoredSegment Segment, int[] Ordinals)> Segments { get; }

    public RecentTokens RecentTokens { get; } = new();

    public static string? ReadGeneration(SqliteConnection connection, SqliteTransaction transaction) => SqliteMeta.Read("generation", connection, transaction);

    public static IndexManifest? ReadManifest(SqliteConnection connection, SqliteTransaction transaction) => Guard(connection, () =>
        SqliteMeta.Read("manifest", connection, transaction) is { } json
            ? JsonSerializer.Deserialize<IndexManifest>(json, StoredBlobs.Json) ?? throw Damaged(connection, "an empty manifest")
            : null);

    /// <summary>Reads the file, as far as it is kept in memory.</summary>
    /// <param name="connection">The open file.</param>
    /// <param name="transaction">The state to read.</param>
    /// <param name="former">What the process had of the file before; unchanged transcripts are taken from it.</param>
    /// <param name="options">What is kept, and where the rest comes from.</param>
    public static SqliteSnapshot Load(SqliteConnection connection, SqliteTransaction transaction, SqliteSnapshot? former, SnapshotOptions options) =>
        Guard(connection, () => LoadUnchecked(connection, transaction, former, options));

    /// <summary>Thrown where stored bytes do not match their checksum or each other.</summary>
    public static IndexUnavailableException Damaged(SqliteConnection connection, string what) =>
        new($"The index {connection.DataSource} is damaged: {what}. {Remedy}");

    private static SqliteSnapshot LoadUnchecked(SqliteConnection connection, SqliteTransaction transaction, SqliteSnapshot? former, SnapshotOptions options)
    {
        var generation = ReadGeneration(connection, transaction);
        var manifest = ReadManifest(connection, transaction);
        if (generation is null || manifest is null)
        {
            throw new IndexUnavailableException($"Nothing has been ingested into {connection.DataSource} yet. Run `ingest`.");
        }

        if (SqliteMeta.Read("contents", connection, transaction) != SqliteMeta.ContentsOf(connection, transaction))
        {
            throw Damaged(connection, "its transcripts or word segments are not those that were written");
        }

        var known = former?.Passages.Transcripts.ToDictionary(stored => stored.Row) ?? [];
        var transcripts = StoredTranscript.ReadAll(connection, transaction, known);
        transcripts.ForEach(stored => RequireFitting(stored, manifest, connection));
        var isResident = transcripts.Sum(stored => (long)stored.Terms.Length) <= options.ResidentPassages;
        var content = new TranscriptContent(connection, transaction, manifest.Encoder.Dimensions, options.Reopen);
        var table = new PassageTable(transcripts.Select(stored => isResident ? content.Hold(stored) : content.Leave(stored)));
        return new SqliteSnapshot(generation, manifest, table, isResident, StoredSegment.ReadAll(connection, transaction));
    }

    private static void RequireFitting(StoredTranscript stored, IndexManifest manifest, SqliteConnection connection)
    {
        var passages = stored.Places.Length;
        if (stored.Terms.Length != passages || stored.Scales.Length != 2 * passages || stored.Quantized.Length != 2 * passages * manifest.Encoder.Dimensions)
        {
            throw Damaged(connection, $"the columns of transcript {stored.Transcript.Id} do not fit its passages");
        }
    }

    private static int[] OrdinalsOf(StoredSegment segment, PassageTable passages)
    {
        var ordinals = new int[segment.Slots];
        var slot = 0;
        foreach (var member in segment.Members)
        {
            var first = passages.FirstOfRow(member.Transcript);
            for (var place = 0; place < member.Passages; place++)
            {
                ordinals[slot++] = first + place ?? -1;
            }
        }

        return ordinals;
    }

    // Nothing but the file's content comes in here, so a value of another type or size than was written is damage.
    private static T Guard<T>(SqliteConnection connection, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException or FormatException or OverflowException or ArgumentException or JsonException)
        {
            throw new IndexUnavailableException(Damaged(connection, exception.Message.TrimEnd('.')).Message, exception);
        }
    }
}

/// <summary>What a snapshot keeps in memory.</summary>
/// <param name="ResidentPassages">Up to so many passages, texts and exact vectors are kept too.</param>
/// <param name="Reopen">Opens the file again, for what is read later.</param>
internal sealed record SnapshotOptions(int ResidentPassages, Func<SqliteConnection> Reopen);
