using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Ids of points: UUIDs of version 5 (RFC 9562) over what the point is, so that writing it again replaces it.
/// </summary>
internal static class PointIds
{
    private static readonly Guid Namespace = new("3e1c4a4e-52f5-5b0c-9d1a-6d6b0a4f1b7e");

    public static Guid Head { get; } = Of("head");

    public static Guid Manifest(long generation) => Of($"manifest {generation}");

    public static Guid Transcript(string id, long generation) => Of($"transcript {id} {generation}");

    /// <summary>The content takes part, so that a changed paragraph is another point.</summary>
    public static Guid Passage(string id, string textInContext, long generation) =>
        Of($"passage {id} {generation} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(textInContext)))}");

    [SuppressMessage("Security", "CA5350", Justification = "The RFC asks for SHA-1; nothing rests on its strength.")]
    internal static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
