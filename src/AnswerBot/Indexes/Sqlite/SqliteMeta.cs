using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>The few values that stand for the whole file, each with its checksum.</summary>
internal static class SqliteMeta
{
    /// <summary>The value; null where it was never written.</summary>
    /// <exception cref="IndexUnavailableException">It differs from its checksum.</exception>
    public static string? Read(string key, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.Command("SELECT value, checksum FROM meta WHERE key = $key", transaction, ("$key", key));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        var value = reader.GetString(0);
        return ChecksumOf(key, value).AsSpan().SequenceEqual(reader.Blob(1)) ? value : throw SqliteSnapshot.Damaged(connection, $"its {key} differs from its checksum");
    }

    public static void Write(string key, string value, SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Execute(
            "INSERT OR REPLACE INTO meta (key, value, checksum) VALUES ($key, $value, $checksum)",
            transaction,
            ("$key", key),
            ("$value", value),
            ("$checksum", ChecksumOf(key, value)));

    /// <summary>A hash over the checksums of all transcripts and word segments: none of them can be missing or be another's unnoticed.</summary>
    public static string ContentsOf(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (row, checksum) in StoredTranscript.ReadChecksums(connection, transaction))
        {
            hash.AppendData(StoredBlobs.Key(row));
            hash.AppendData(checksum);
        }

        foreach (var segment in StoredSegment.ReadAll(connection, transaction))
        {
            hash.AppendData(segment.Checksum);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] ChecksumOf(string key, string value) => StoredBlobs.Checksum(StoredBlobs.Checksum(key), StoredBlobs.Checksum(value));
}
