using System.Numerics;
using System.Runtime.InteropServices;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// One row of <c>postings</c>: the terms that fall into one bucket of a segment, each with its places. Every bucket of a segment has a row, also an empty
/// one, and every row its checksum: a term that a sound row does not list is in no passage, and a row that is missing is damage.
/// </summary>
internal static class PostingBucket
{
    /// <summary>The bucket that a term falls into.</summary>
    /// <param name="term">The term.</param>
    /// <param name="buckets">A power of two.</param>
    public static int Of(string term, int buckets) => (int)(Crc(0, MemoryMarshal.AsBytes(term.AsSpan())) & (uint)(buckets - 1));

    /// <summary>The row's content: a checksum, then for each term its characters and its places, each behind its length in bytes.</summary>
    public static byte[] Encode(int segment, int bucket, IEnumerable<KeyValuePair<string, byte[]>> terms)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0u);
        foreach (var (term, places) in terms.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write7BitEncodedInt(term.Length * sizeof(char));
            writer.Write(MemoryMarshal.AsBytes(term.AsSpan()));
            writer.Write7BitEncodedInt(places.Length);
            writer.Write(places);
        }

        stream.Position = 0;
        writer.Write(Crc(Seed(segment, bucket), stream.GetBuffer().AsSpan(sizeof(uint), (int)stream.Length - sizeof(uint))));
        return stream.ToArray();
    }

    /// <summary>Whether the content is that of this bucket, unchanged.</summary>
    public static bool IsSound(int segment, int bucket, ReadOnlySpan<byte> content) =>
        content.Length >= sizeof(uint) && MemoryMarshal.Read<uint>(content) == Crc(Seed(segment, bucket), content[sizeof(uint)..]);

    /// <summary>The places of a term in a sound row, for <see cref="PlaceReader"/>; empty where the row does not list it.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> content, string term)
    {
        var sought = MemoryMarshal.AsBytes(term.AsSpan());
        var rest = content[sizeof(uint)..];
        while (rest.Length > 0)
        {
            var found = TakePart(rest, out rest).SequenceEqual(sought);
            var places = TakePart(rest, out rest);
            if (found)
            {
                return places;
            }
        }

        return [];
    }

    /// <summary>Every term of a sound row with its places.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> All(byte[] content)
    {
        for (var start = sizeof(uint); start < content.Length;)
        {
            var term = new string(MemoryMarshal.Cast<byte, char>(TakePart(content.AsSpan(start), out var rest)));
            var places = TakePart(rest, out rest).ToArray();
            start = content.Length - rest.Length;
            yield return new(term, places);
        }
    }

    private static ReadOnlySpan<byte> TakePart(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> rest)
    {
        var length = PlaceReader.ReadNumber(content, out var behind);
        rest = behind[length..];
        return behind[..length];
    }

    private static uint Seed(int segment, int bucket) => BitOperations.Crc32C(BitOperations.Crc32C(~0u, (uint)segment), (uint)bucket);

    // CRC-32C has an instruction of its own on current processors: the check costs next to nothing beside reading the row.
    private static uint Crc(uint seed, ReadOnlySpan<byte> bytes)
    {
        var crc = seed;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var last in bytes[(bytes.Length & ~(sizeof(ulong) - 1))..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return crc;
    }
}
