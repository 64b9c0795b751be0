using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>How vectors, spans and records look in the index file. Little-endian throughout.</summary>
internal static class StoredBlobs
{
    private const int ChecksumLength = 16;

    /// <summary>JSON as it stands in the file: Chinese characters unescaped, for readers of the file.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string ToJson(IndexManifest? manifest) => JsonSerializer.Serialize(manifest, Json);

    /// <summary>The first 16 bytes of the SHA-256 over <paramref name="parts"/>, each behind its length.</summary>
    public static byte[] Checksum(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }

        return hash.GetHashAndReset()[..ChecksumLength];
    }

    public static byte[] Checksum(string text) => Checksum(Encoding.UTF8.GetBytes(text));

    /// <summary>A row's number as part of its checksum, so that a row found under another's number is found out.</summary>
    public static byte[] Key(long row)
    {
        var key = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(key, row);
        return key;
    }

    public static byte[] Numbers<T>(ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();

    /// <summary>The numbers of <see cref="Numbers{T}"/>.</summary>
    public static T[] ToNumbers<T>(byte[] blob)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(blob).ToArray();
}
