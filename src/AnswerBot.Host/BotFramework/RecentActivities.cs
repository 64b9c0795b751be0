using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// Remembers for a while which activities were accepted: a channel that waited too long for an answer sends the same one again.
/// Bounded in number and time; not safe for several threads.
/// </summary>
internal sealed class RecentActivities(TimeProvider time)
{
    // Channels give up after 15 s and send again soon after; at 500 activities a second this remembers 100 s.
    internal const int Capacity = 50_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<(UInt128 Key, DateTimeOffset Added)> _order = [];

    public int Count => _known.Count;

    public bool Contains(string key)
    {
        Forget();
        return _known.Contains(Hash(key));
    }

    public void Add(string key)
    {
        var hash = Hash(key);
        if (_known.Add(hash))
        {
            _order.Enqueue((hash, time.GetUtcNow()));
        }
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow() - Kept;
        while (_order.TryPeek(out var first) && (first.Added < oldest || _order.Count >= Capacity))
        {
            _known.Remove(_order.Dequeue().Key);
        }
    }

    // Ids can be long; half a SHA-256 is short, and nobody can make two activities meet in it.
    private static UInt128 Hash(string key) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
