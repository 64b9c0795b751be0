using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>How vectors, spans, postings and records look in the index file. Little-endian throughout.</summary>
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

    public static byte[] Vector(ReadOnlySpan<float> vector) => MemoryMarshal.AsBytes(vector).ToArray();

    public static byte[] Spans(ReadOnlySpan<TextSpan> spans) => MemoryMarshal.AsBytes(spans).ToArray();

    public static TextSpan[] ToSpans(byte[] blob) => MemoryMarshal.Cast<byte, TextSpan>(blob).ToArray();

    public static sbyte[] ToSignedBytes(byte[] blob) => MemoryMarshal.Cast<byte, sbyte>(blob).ToArray();

    /// <summary>A posting list: for each passage of a transcript that has the term its place among the transcript's passages and the term's frequency.</summary>
    public static byte[] Postings(IReadOnlyList<(int Passage, int Frequency)> entries)
    {
        using var stream = new MemoryStream(entries.Count * 3);
        using var writer = new BinaryWriter(stream);
        foreach (var (passage, frequency) in entries)
        {
            writer.Write7BitEncodedInt(passage);
            writer.Write7BitEncodedInt(frequency);
        }

        return stream.ToArray();
    }

    /// <summary>The entries of <see cref="Postings"/>; null where the blob is none.</summary>
    public static IReadOnlyList<(int Passage, int Frequency)>? ToPostings(byte[] blob)
    {
        using var stream = new MemoryStream(blob);
        using var reader = new BinaryReader(stream);
        var entries = new List<(int Passage, int Frequency)>();
        try
        {
            while (stream.Position < stream.Length)
            {
                entries.Add((reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()));
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException)
        {
            return null;
        }

        return entries.TrueForAll(entry => entry is { Passage: >= 0, Frequency: > 0 }) ? entries : null;
    }

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
}
