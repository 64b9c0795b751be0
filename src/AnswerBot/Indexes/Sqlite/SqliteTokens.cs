using System.Collections.Concurrent;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Reads token vectors, held against their checksum; what was read lately stays in memory, up to a bound.</summary>
internal static class SqliteTokens
{
    /// <summary>The token vectors of one passage; null where the model gives none.</summary>
    /// <exception cref="IndexUnavailableException">The vectors are missing or damaged.</exception>
    public static StoredTokens? Get(SqliteSnapshot snapshot, int ordinal, SqliteConnection connection, SqliteTransaction transaction) =>
        snapshot.Manifest.Encoder.TokenDimensions == 0 ? null
        : snapshot.RecentTokens.Find(ordinal) ?? snapshot.RecentTokens.Keep(ordinal, Read(snapshot, ordinal, connection, transaction));

    /// <summary>The same, from the file in any case.</summary>
    public static StoredTokens Read(SqliteSnapshot snapshot, int ordinal, SqliteConnection connection, SqliteTransaction transaction)
    {
        var passages = snapshot.Passages;
        var row = passages.RowOf(ordinal);
        using var command = connection.Command("SELECT spans, vectors, second_spans, second_vectors, checksum FROM tokens WHERE passage = $row", transaction, ("$row", row));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw SqliteSnapshot.Damaged(connection, $"the token vectors of passage {passages.IdOf(ordinal)} are missing");
        }

        var (spans, vectors, secondSpans, secondVectors) = (reader.Blob(0), reader.Blob(1), reader.Blob(2), reader.Blob(3));
        var encoder = snapshot.Manifest.Encoder;
        return StoredBlobs.Checksum(StoredBlobs.Key(row), spans, vectors, secondSpans, secondVectors).AsSpan().SequenceEqual(reader.Blob(4))
            ? new StoredTokens(Make(spans, vectors, encoder.TokenDimensions), secondVectors.Length == 0 ? null : Make(secondSpans, secondVectors, encoder.SecondTokenDimensions))
            : throw SqliteSnapshot.Damaged(connection, $"the token vectors of passage {passages.IdOf(ordinal)} differ from their checksum");
    }

    private static QuantizedTokens Make(byte[] spans, byte[] vectors, int dimensions) => new(StoredBlobs.ToNumbers<sbyte>(vectors), dimensions, StoredBlobs.ToNumbers<TextSpan>(spans));
}

/// <summary>The token vectors of one passage.</summary>
/// <param name="Context">Of the paragraph behind its question.</param>
/// <param name="SecondParagraph">Of the paragraph alone, by the second model; null where there are none.</param>
internal sealed record StoredTokens(QuantizedTokens Context, QuantizedTokens? SecondParagraph)
{
    public int Bytes => Context.Values.Length + (SecondParagraph?.Values.Length ?? 0);
}

/// <summary>Token vectors read lately. When the bound is reached everything is let go at once: simpler than ageing, and a hot passage is back after one read.</summary>
internal sealed class RecentTokens
{
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<int, StoredTokens> _tokens = new();
    private long _bytes;

    public StoredTokens? Find(int ordinal) => _tokens.GetValueOrDefault(ordinal);

    public StoredTokens Keep(int ordinal, StoredTokens tokens)
    {
        if (Interlocked.Add(ref _bytes, tokens.Bytes) > MaxBytes)
        {
            _tokens.Clear();
            Interlocked.Exchange(ref _bytes, tokens.Bytes);
        }

        _tokens[ordinal] = tokens;
        return tokens;
    }
}
