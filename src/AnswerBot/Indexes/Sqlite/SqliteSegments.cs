using AnswerBot.Passages;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Keeps the word segments of a file few and well filled, inside an update's transaction.</summary>
internal sealed class SqliteSegments(SqliteConnection connection, SqliteTransaction transaction)
{
    // A search looks into each segment; a merge reads the texts of its transcripts again.
    private const int MaxSmallSegments = 8;

    private PostingSegment _gathered = new();
    private long? _lastTranscript;

    /// <summary>A row for a new transcript: one that no segment names, since segments go on naming transcripts that have gone.</summary>
    public long NextTranscript()
    {
        _lastTranscript ??= StoredSegment.ReadAll(connection, transaction).SelectMany(segment => segment.Members)
            .Select(member => member.Transcript)
            .Append(connection.Scalar<long>("SELECT coalesce(max(id), 0) FROM transcripts", transaction))
            .Max();
        return (_lastTranscript += 1).Value;
    }

    /// <summary>Takes in the words of a transcript.</summary>
    /// <returns>For each passage its length in terms.</returns>
    public int[] Add(long transcript, IReadOnlyList<Passage> passages)
    {
        var lengths = _gathered.Add(transcript, passages);
        if (_gathered.Passages >= PostingSegment.FullAt)
        {
            Flush();
        }

        return lengths;
    }

    /// <summary>Writes what was gathered, forgets segments that no transcript needs any longer, and writes small ones together where they are many.</summary>
    public void Finish()
    {
        Flush();
        var living = connection.Column("SELECT id FROM transcripts", transaction).Select(long.Parse).ToHashSet();
        var small = new List<StoredSegment>();
        foreach (var segment in StoredSegment.ReadAll(connection, transaction))
        {
            var used = segment.Members.Where(member => living.Contains(member.Transcript)).Sum(member => member.Passages);
            if (used == 0)
            {
                segment.Delete(connection, transaction);
            }
            else if (used < PostingSegment.FullAt / 2)
            {
                small.Add(segment);
            }
        }

        if (small.Count > MaxSmallSegments)
        {
            Merge(small, living);
        }
    }

    private void Merge(List<StoredSegment> segments, HashSet<long> living)
    {
        segments.ForEach(segment => segment.Delete(connection, transaction));
        foreach (var member in segments.SelectMany(segment => segment.Members).Where(member => living.Contains(member.Transcript)))
        {
            Add(member.Transcript, PassageBuilder.Build(StoredTranscript.ReadWhole(member.Transcript, connection, transaction)));
        }

        Flush();
    }

    private void Flush()
    {
        if (_gathered.Members.Count > 0)
        {
            StoredSegment.Write(_gathered, connection, transaction);
            _gathered = new PostingSegment();
        }
    }
}
