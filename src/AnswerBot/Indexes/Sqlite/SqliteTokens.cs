using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Reads token vectors, held against their checksum; what was read lately stays in memory, up to a bound.</summary>
internal static class SqliteTokens
{
    /// <summary>The token vectors of one passage; null where the model gives none.</summary>
    /// <exception cref="IndexUnavailableException">The vectors are missing or damaged.</exception>
    public static QuantizedTokens? Get(SqliteSnapshot snapshot, int ordinal, SqliteConnection connection, SqliteTransaction transaction) =>
        snapshot.Manifest.Encoder.TokenDimensions == 0 ? null
        : snapshot.RecentTokens.Find(ordinal) ?? snapshot.RecentTokens.Keep(ordinal, Read(snapshot, ordinal, connection, transaction));

    /// <summary>The same, from the file in any case.</summary>
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

/// <summary>Token vectors read lately. When the bound is reached everything is let go at once: simpler than ageing, and a hot passage is back after one read.</summary>
internal sealed class RecentTokens
{
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<int, QuantizedTokens> _tokens = new();
    private long _bytes;

    public QuantizedTokens? Find(int ordinal) => _tokens.GetValueOrDefault(ordinal);

    public QuantizedTokens Keep(int ordinal, QuantizedTokens tokens)
    {
        if (Interlocked.Add(ref _bytes, tokens.Values.Length) > MaxBytes)
        {
            _tokens.Clear();
            Interlocked.Exchange(ref _bytes, tokens.Values.Length);
        }

        _tokens[ordinal] = tokens;
        return tokens;
    }
}
