using System.Collections;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>All transcripts of a snapshot, some of them with their text in memory.</summary>
internal sealed class OverlaidTranscripts(IReadOnlyList<Transcript> all, IReadOnlyDictionary<int, Transcript> whole) : IReadOnlyList<Transcript>
{
    public int Count => all.Count;

    public Transcript this[int index] => whole.TryGetValue(index, out var transcript) ? transcript : all[index];

    public IEnumerator<Transcript> GetEnumerator()
    {
        for (var index = 0; index < all.Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
