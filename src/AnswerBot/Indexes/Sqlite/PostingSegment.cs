using System.Numerics;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// The word lists of some thousand passages, as they are gathered before they are written. Long lists in few rows are what makes search by words fast over
/// many transcripts; a segment is never changed, a transcript that goes leaves its places in it unused, and small segments are written together anew
/// (as Lucene does it; O'Neil et al., "The Log-Structured Merge-Tree", 1996).
/// </summary>
internal sealed class PostingSegment
{
    /// <summary>From this many passages on a segment is full.</summary>
    public const int FullAt = 16_384;

    private const int TermsInBucket = 16;

    private readonly Dictionary<string, PostingList> _lists = new(StringComparer.Ordinal);
    private readonly List<SegmentMember> _members = [];

    /// <summary>The transcripts, in the order of their slots.</summary>
    public IReadOnlyList<SegmentMember> Members => _members;

    public int Passages { get; private set; }

    public int Buckets => (int)BitOperations.RoundUpToPowerOf2((uint)(_lists.Count / TermsInBucket) + 1);

    /// <summary>Takes in a transcript.</summary>
    /// <returns>For each passage its length in terms.</returns>
    public int[] Add(long transcript, IReadOnlyList<Passage> passages)
    {
        var lengths = passages.Select((passage, place) => AddTerms(Passages + place, LexicalTokenizer.Tokenize(passage.TextInContext))).ToArray();
        Skip(new SegmentMember(transcript, passages.Count));
        return lengths;
    }

    /// <summary>Leaves the places of a transcript unused.</summary>
    public void Skip(SegmentMember member)
    {
        _members.Add(member);
        Passages += member.Passages;
    }

    /// <summary>The terms with their places, for <see cref="PlaceReader"/>.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Terms => _lists.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToBytes()));

    private int AddTerms(int slot, IReadOnlyList<string> terms)
    {
        foreach (var (term, frequency) in terms.CountBy(term => term))
        {
            if (!_lists.TryGetValue(term, out var list))
            {
                _lists.Add(term, list = new PostingList());
            }

            list.Add(slot, frequency);
        }

        return terms.Count;
    }
}

/// <summary>A transcript of a segment.</summary>
/// <param name="Transcript">Its row.</param>
/// <param name="Passages">How many slots it takes.</param>
internal readonly record struct SegmentMember(long Transcript, int Passages);

/// <summary>The places of one term, as they are written.</summary>
internal sealed class PostingList
{
    private byte[] _bytes = new byte[8];
    private int _length;
    private int _last = -1;

    public void Add(int slot, int frequency)
    {
        Write(slot - _last);
        Write(frequency);
        _last = slot;
    }

    public byte[] ToBytes() => _bytes[.._length];

    private void Write(int number)
    {
        if (_length + 5 > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, 8));
        }

        for (; number >= 0x80; number >>= 7)
        {
            _bytes[_length++] = (byte)(number | 0x80);
        }

        _bytes[_length++] = (byte)number;
    }
}
