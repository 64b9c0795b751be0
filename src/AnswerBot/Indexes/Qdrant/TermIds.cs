using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Numbers for search terms, as indices of sparse vectors: MurmurHash3 (x86, 32 bits, seed 0) over UTF-8, without its sign, as Qdrant's own tools number them.
/// </summary>
internal static class TermIds
{
    public static uint Of(string term)
    {
        var hash = Murmur3(Encoding.UTF8.GetBytes(term));
        // The magnitude of int.MinValue is no int, but it is a uint.
        return (int)hash < 0 ? unchecked(0 - hash) : hash;
    }

    private static uint Murmur3(ReadOnlySpan<byte> bytes)
    {
        var hash = 0u;
        var rest = bytes;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
        {
            hash = (BitOperations.RotateLeft(hash ^ Mix(BinaryPrimitives.ReadUInt32LittleEndian(rest)), 13) * 5) + 0xe6546b64;
        }

        var tail = 0u;
        for (var place = rest.Length - 1; place >= 0; place--)
        {
            tail = (tail << 8) | rest[place];
        }

        hash ^= Mix(tail);
        hash ^= (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    private static uint Mix(uint block) => BitOperations.RotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
}
