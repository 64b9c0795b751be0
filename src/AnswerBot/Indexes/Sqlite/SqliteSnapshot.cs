using System.Runtime.InteropServices;
using System.Text.Json;
using AnswerBot.Passages;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// What is kept in memory of one generation of an index file: transcripts, passages and sentence vectors. Token vectors and postings stay in the file
/// and are read for a question's candidates only. Immutable; <see cref="SqlitePassageIndex"/> replaces it when the file's generation has moved on.
/// </summary>
internal sealed class SqliteSnapshot
{
    private const string Remedy = "Run `ingest --rebuild`: it makes the index anew from the transcripts.";

    private SqliteSnapshot(string generation, IndexManifest manifest, IReadOnlyList<Transcript> transcripts, PassageTable passages) =>
        (Generation, Manifest, Transcripts, Passages) = (generation, manifest, transcripts, passages);

    public string Generation { get; }

    public IndexManifest Manifest { get; }

    public IReadOnlyList<Transcript> Transcripts { get; }

    public PassageTable Passages { get; }

    public RecentTokens RecentTokens { get; } = new();

    public static string? ReadGeneration(SqliteConnection connection, SqliteTransaction transaction) => ReadMeta(connection, transaction, "generation");

    public static IndexManifest? ReadManifest(SqliteConnection connection, SqliteTransaction transaction)
    {
        var json = ReadMeta(connection, transaction, "manifest");
        return json is null ? null : Parse<IndexManifest>(json, connection);
    }

    public static SqliteSnapshot Load(SqliteConnection connection, SqliteTransaction transaction)
    {
        try
        {
            return LoadUnchecked(connection, transaction);
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            // Nothing but the file's content comes in here, so a value of another type or size than was written is damage.
            throw Damaged(connection, exception.Message);
        }
    }

    private static SqliteSnapshot LoadUnchecked(SqliteConnection connection, SqliteTransaction transaction)
    {
        var generation = ReadGeneration(connection, transaction);
        var manifest = ReadManifest(connection, transaction);
        if (generation is null || manifest is null)
        {
            throw new IndexUnavailableException($"Nothing has been ingested into {connection.DataSource} yet. Run `ingest`.");
        }

        // By date, so that equal scores come in the same order whatever the history of updates was.
        var transcripts = ReadTranscripts(connection, transaction)
            .OrderBy(stored => stored.Transcript.Metadata.Date ?? DateOnly.MaxValue)
            .ThenBy(stored => stored.Transcript.Id, StringComparer.Ordinal)
            .ToList();
        var table = ReadPassages(connection, transaction, manifest, transcripts);
        return new SqliteSnapshot(generation, manifest, [.. transcripts.Select(stored => stored.Transcript)], table);
    }

    /// <summary>Thrown where stored bytes do not match their checksum or each other.</summary>
    public static IndexUnavailableException Damaged(SqliteConnection connection, string what) =>
        new($"The index {connection.DataSource} is damaged: {what}. {Remedy}");

    private static string? ReadMeta(SqliteConnection connection, SqliteTransaction transaction, string key) =>
        connection.Scalar<string>("SELECT value FROM meta WHERE key = $key", transaction, ("$key", key));

    private static List<(long Row, Transcript Transcript)> ReadTranscripts(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.Command("SELECT id, name, content, checksum FROM transcripts", transaction);
        using var reader = command.ExecuteReader();
        var transcripts = new List<(long, Transcript)>();
        while (reader.Read())
        {
            var content = reader.GetString(2);
            if (!StoredBlobs.Checksum(content).AsSpan().SequenceEqual(reader.Blob(3)))
            {
                throw Damaged(connection, $"transcript {reader.GetString(1)} differs from its checksum");
            }

            transcripts.Add((reader.GetInt64(0), Parse<Transcript>(content, connection)));
        }

        return transcripts;
    }

    private static PassageTable ReadPassages(
        SqliteConnection connection, SqliteTransaction transaction, IndexManifest manifest, List<(long Row, Transcript Transcript)> transcripts)
    {
        var table = new PassageTable(manifest.Encoder.Dimensions, transcripts.Sum(stored => stored.Transcript.ParagraphCount));
        using var command = connection.Command(
            "SELECT id, turn, paragraph, terms, paragraph_vector, context_vector, checksum FROM passages WHERE transcript = $transcript ORDER BY turn, paragraph",
            transaction);
        var parameter = command.Parameters.Add("$transcript", SqliteType.Integer);
        foreach (var (row, transcript) in transcripts)
        {
            parameter.Value = row;
            using var reader = command.ExecuteReader();
            ReadPassages(connection, reader, table, row, PassageBuilder.Build(transcript));
        }

        return table;
    }

    private static void ReadPassages(SqliteConnection connection, SqliteDataReader reader, PassageTable table, long transcript, IReadOnlyList<Passage> passages)
    {
        table.BeginTranscript(transcript);
        foreach (var passage in passages)
        {
            if (!reader.Read() || reader.GetInt32(1) != passage.Turn || reader.GetInt32(2) != passage.Paragraph)
            {
                throw Damaged(connection, $"passage {passage.Id} is missing");
            }

            var (paragraph, context) = (reader.Blob(4), reader.Blob(5));
            if (!StoredBlobs.Checksum(paragraph, context).AsSpan().SequenceEqual(reader.Blob(6)) || paragraph.Length != table.Dimensions * sizeof(float))
            {
                throw Damaged(connection, $"the vectors of passage {passage.Id} differ from their checksum");
            }

            table.Add(passage, reader.GetInt64(0), reader.GetInt32(3), MemoryMarshal.Cast<byte, float>(paragraph), MemoryMarshal.Cast<byte, float>(context));
        }
    }

    private static T Parse<T>(string json, SqliteConnection connection)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, StoredBlobs.Json) ?? throw Damaged(connection, $"an empty {typeof(T).Name}");
        }
        catch (JsonException exception)
        {
            throw new IndexUnavailableException($"The index {connection.DataSource} is damaged: {exception.Message} {Remedy}", exception);
        }
    }
}
