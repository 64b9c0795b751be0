using AnswerBot.Passages;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// Reads a whole index file. What a snapshot keeps was held against its checksums when it was loaded; this adds the texts, the exact vectors and the token
/// vectors, and the words, which are counted anew.
/// </summary>
internal sealed class SqliteCheck(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction)
{
    private readonly Dictionary<long, StoredTranscript> _transcripts = snapshot.Passages.Transcripts.ToDictionary(stored => stored.Row);

    /// <summary>What is damaged, in words.</summary>
    public IReadOnlyList<string> Run(CancellationToken cancellationToken)
    {
        var problems = connection.Column("PRAGMA integrity_check", transaction)
            .Where(line => line != "ok")
            .Select(line => SqliteSnapshot.Damaged(connection, line.ReplaceLineEndings("; ")).Message)
            .ToList();
        problems.AddRange(snapshot.Passages.Transcripts.SelectMany(Problems).TakeWhile(_ => !cancellationToken.IsCancellationRequested));
        cancellationToken.ThrowIfCancellationRequested();
        if (Problem(() => RequireWords(cancellationToken)) is { } problem)
        {
            problems.Add(problem);
        }

        return [.. problems.Distinct()];
    }

    private void RequireWords(CancellationToken cancellationToken)
    {
        if (!snapshot.Segments.All(segment => HasItsWords(segment.Segment, cancellationToken)))
        {
            throw SqliteSnapshot.Damaged(connection, "its words are not those of its passages");
        }
    }

    private IEnumerable<string> Problems(StoredTranscript stored)
    {
        using var exact = new ExactVectors(connection, transaction, snapshot.Manifest.Encoder.Dimensions);
        var (vectors, first) = (new float[snapshot.Manifest.Encoder.Dimensions * 2], snapshot.Passages.FirstOfRow(stored.Row)!.Value);
        var checks = new List<Action> { () => stored.ReadText(connection, transaction) };
        for (var ordinal = first; ordinal < first + stored.Terms.Length; ordinal++)
        {
            var passage = ordinal;
            checks.Add(() => exact.Read(snapshot.Passages.RowOf(passage), vectors, snapshot.Passages.IdOf(passage)));
            if (snapshot.Manifest.Encoder.TokenDimensions > 0)
            {
                checks.Add(() => SqliteTokens.Read(snapshot, passage, connection, transaction));
            }
        }

        return [.. checks.Select(Problem).OfType<string>()];
    }

    private static string? Problem(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (IndexUnavailableException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Counts the words of a segment's transcripts anew, and holds every bucket against them.</summary>
    private bool HasItsWords(StoredSegment segment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var counted = new PostingSegment();
        var used = new List<bool>();
        foreach (var member in segment.Members)
        {
            var stored = _transcripts.GetValueOrDefault(member.Transcript);
            used.AddRange(Enumerable.Repeat(stored is not null, member.Passages));
            if (stored is null)
            {
                counted.Skip(member);
            }
            else if (!counted.Add(member.Transcript, PassageBuilder.Build(stored.Transcript.WithText(stored.ReadText(connection, transaction)))).SequenceEqual(stored.Terms))
            {
                return false;
            }
        }

        var terms = counted.Terms.ToDictionary(StringComparer.Ordinal);
        return Enumerable.Range(0, segment.Buckets).All(bucket => HasOnly(terms, segment.Id, bucket, used)) && terms.Count == 0;
    }

    // Takes out of the counted terms what the bucket has.
    private bool HasOnly(Dictionary<string, byte[]> counted, int segment, int bucket, List<bool> used)
    {
        var row = connection.Scalar<byte[]>(
            "SELECT content FROM postings WHERE segment = $segment AND bucket = $bucket", transaction, ("$segment", segment), ("$bucket", bucket));
        return row is not null && PostingBucket.IsSound(segment, bucket, row) && PostingBucket.All(row).All(stored =>
        {
            var places = Living(stored.Value, used);
            return places.Length == 0 || (counted.Remove(stored.Key, out var expected) && expected.AsSpan().SequenceEqual(places));
        });
    }

    private static byte[] Living(byte[] places, List<bool> used)
    {
        var living = new PostingList();
        var reader = new PlaceReader(places);
        while (reader.Read())
        {
            if (used[reader.Slot])
            {
                living.Add(reader.Slot, reader.Frequency);
            }
        }

        return living.ToBytes();
    }
}
