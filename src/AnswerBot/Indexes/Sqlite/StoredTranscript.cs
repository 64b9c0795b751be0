using System.Text.Json;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>What is kept in memory of one transcript: its cut, and columns with an entry for each passage, in reading order.</summary>
/// <param name="Row">Its row in the file.</param>
/// <param name="Transcript">Its text is in memory too, or is read from the file when it is asked for.</param>
/// <param name="TextChecksum">Of the text.</param>
/// <param name="Terms">Length of the passage in search terms.</param>
/// <param name="Scales">Of the quantised vectors: paragraph, context, paragraph, …</param>
/// <param name="Quantized">The quantised vectors: paragraph, context, paragraph, …</param>
/// <param name="Checksum">Over the row, the text's checksum included.</param>
internal sealed record StoredTranscript(long Row, Transcript Transcript, byte[] TextChecksum, int[] Terms, float[] Scales, sbyte[] Quantized, byte[] Checksum)
{
    private const string Columns = "SELECT id, name, content, text_checksum, terms, scales, quantized_vectors, checksum FROM transcripts";

    /// <summary>The passages' places: the turn and the paragraph of each.</summary>
    public (Turn Turn, Paragraph Paragraph)[] Places { get; } =
        [.. Transcript.Turns.SelectMany(turn => turn.Paragraphs.Select(paragraph => (turn, paragraph)))];

    /// <summary>The exact vectors, paragraph, context, paragraph, …; null where they are read from the file.</summary>
    public float[]? Vectors { get; init; }

    /// <summary>All transcripts of the file, held against their checksums, without texts and exact vectors; those that a former snapshot had are taken from it.</summary>
    public static List<StoredTranscript> ReadAll(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyDictionary<long, StoredTranscript> former)
    {
        using var command = connection.Command($"{Columns} WHERE id = $id", transaction);
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var transcripts = new List<StoredTranscript>();
        foreach (var (row, checksum) in ReadChecksums(connection, transaction))
        {
            id.Value = row;
            transcripts.Add(former.TryGetValue(row, out var known) && known.Checksum.AsSpan().SequenceEqual(checksum) ? known : ReadOne(command, connection));
        }

        return transcripts;
    }

    /// <summary>One transcript with its text.</summary>
    public static Transcript ReadWhole(long row, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.Command($"{Columns} WHERE id = $id", transaction, ("$id", row));
        var stored = ReadOne(command, connection);
        return stored.Transcript.WithText(stored.ReadText(connection, transaction));
    }

    /// <summary>Rows and checksums of all transcripts, which together stand for everything that is loaded.</summary>
    public static List<(long Row, byte[] Checksum)> ReadChecksums(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.Command("SELECT id, checksum FROM transcripts ORDER BY id", transaction);
        using var reader = command.ExecuteReader();
        var rows = new List<(long, byte[])>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.Blob(1)));
        }

        return rows;
    }

    /// <summary>The text from the file, held against its checksum.</summary>
    /// <exception cref="IndexUnavailableException">The file has another text, or none.</exception>
    public string ReadText(SqliteConnection connection, SqliteTransaction transaction)
    {
        var text = connection.Scalar<string>("SELECT content FROM texts WHERE transcript = $row", transaction, ("$row", Row));
        return text is not null && StoredBlobs.Checksum(text).AsSpan().SequenceEqual(TextChecksum)
            ? text
            : throw SqliteSnapshot.Damaged(connection, $"the text of transcript {Transcript.Id} differs from its checksum");
    }

    /// <summary>Whether the file still has the transcript as it was loaded.</summary>
    public bool IsIn(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Scalar<long>("SELECT count(*) FROM transcripts WHERE id = $row AND checksum = $checksum", transaction, ("$row", Row), ("$checksum", Checksum)) == 1;

    /// <summary>The checksum of a row.</summary>
    public static byte[] ChecksumOf(string name, string content, byte[] textChecksum, params ReadOnlySpan<byte[]> columns) =>
        StoredBlobs.Checksum([StoredBlobs.Checksum(name), StoredBlobs.Checksum(content), textChecksum, .. columns]);

    private static StoredTranscript ReadOne(SqliteCommand command, SqliteConnection connection)
    {
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw SqliteSnapshot.Damaged(connection, "a transcript is missing");
        }

        var (name, content, text, checksum) = (reader.GetString(1), reader.GetString(2), reader.Blob(3), reader.Blob(7));
        var (terms, scales, vectors) = (reader.Blob(4), reader.Blob(5), reader.Blob(6));
        if (!ChecksumOf(name, content, text, terms, scales, vectors).AsSpan().SequenceEqual(checksum))
        {
            throw SqliteSnapshot.Damaged(connection, $"transcript {name} differs from its checksum");
        }

        var transcript = JsonSerializer.Deserialize<Transcript>(content, StoredBlobs.Json) ?? throw SqliteSnapshot.Damaged(connection, $"transcript {name} is empty");
        return new StoredTranscript(
            reader.GetInt64(0), transcript, text, StoredBlobs.ToNumbers<int>(terms), StoredBlobs.ToNumbers<float>(scales), StoredBlobs.ToNumbers<sbyte>(vectors), checksum);
    }
}
