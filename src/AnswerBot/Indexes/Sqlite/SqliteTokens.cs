using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Reads the token vectors of one passage, held against their checksum each time: they are the one thing that is not kept in memory.</summary>
internal static class SqliteTokens
{
    /// <exception cref="IndexUnavailableException">The vectors are missing or damaged.</exception>
    public static QuantizedTokens Read(SqliteSnapshot snapshot, int ordinal, SqliteConnection connection, SqliteTransaction transaction)
    {
        var passages = snapshot.Passages;
        using var command = connection.Command("SELECT spans, vectors, checksum FROM tokens WHERE passage = $row", transaction, ("$row", passages.RowOf(ordinal)));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw SqliteSnapshot.Damaged(connection, $"the token vectors of passage {passages[ordinal].Id} are missing");
        }

        var (spans, vectors) = (reader.Blob(0), reader.Blob(1));
        return StoredBlobs.Checksum(spans, vectors).AsSpan().SequenceEqual(reader.Blob(2))
            ? new QuantizedTokens(StoredBlobs.ToSignedBytes(vectors), snapshot.Manifest.Encoder.TokenDimensions, StoredBlobs.ToSpans(spans))
            : throw SqliteSnapshot.Damaged(connection, $"the token vectors of passage {passages[ordinal].Id} differ from their checksum");
    }
}
