using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>A segment of word lists in the file: which transcripts it was written for, and into how many buckets its terms fall.</summary>
internal sealed record StoredSegment(int Id, SegmentMember[] Members, int Buckets, byte[] Checksum)
{
    public int Slots { get; } = Members.Sum(member => member.Passages);

    /// <summary>All segments of the file, held against their checksums.</summary>
    public static List<StoredSegment> ReadAll(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.Command("SELECT id, members, buckets, checksum FROM segments ORDER BY id", transaction);
        using var reader = command.ExecuteReader();
        var segments = new List<StoredSegment>();
        while (reader.Read())
        {
            var (id, members, buckets, checksum) = (reader.GetInt32(0), reader.Blob(1), reader.GetInt32(2), reader.Blob(3));
            if (!ChecksumOf(id, members, buckets).AsSpan().SequenceEqual(checksum))
            {
                throw SqliteSnapshot.Damaged(connection, $"word segment {id} differs from its checksum");
            }

            var numbers = StoredBlobs.ToNumbers<long>(members);
            segments.Add(new StoredSegment(id, [.. numbers.Chunk(2).Select(pair => new SegmentMember(pair[0], (int)pair[1]))], buckets, checksum));
        }

        return segments;
    }

    /// <summary>Writes a gathered segment with all its buckets.</summary>
    public static void Write(PostingSegment gathered, SqliteConnection connection, SqliteTransaction transaction)
    {
        var id = connection.Scalar<long>("SELECT coalesce(max(id), 0) + 1 FROM segments", transaction);
        var members = StoredBlobs.Numbers<long>([.. gathered.Members.SelectMany(member => new[] { member.Transcript, member.Passages })]);
        connection.Execute(
            "INSERT INTO segments (id, members, buckets, checksum) VALUES ($id, $members, $buckets, $checksum)",
            transaction,
            ("$id", id),
            ("$members", members),
            ("$buckets", gathered.Buckets),
            ("$checksum", ChecksumOf((int)id, members, gathered.Buckets)));
        WriteBuckets((int)id, gathered, connection, transaction);
    }

    public void Delete(SqliteConnection connection, SqliteTransaction transaction)
    {
        connection.Execute("DELETE FROM postings WHERE segment = $id", transaction, ("$id", Id));
        connection.Execute("DELETE FROM segments WHERE id = $id", transaction, ("$id", Id));
    }

    private static void WriteBuckets(int id, PostingSegment gathered, SqliteConnection connection, SqliteTransaction transaction)
    {
        var terms = gathered.Terms.ToLookup(pair => PostingBucket.Of(pair.Key, gathered.Buckets));
        using var command = connection.Command("INSERT INTO postings (segment, bucket, content) VALUES ($segment, $bucket, $content)", transaction, ("$segment", id));
        var number = command.Parameters.Add("$bucket", SqliteType.Integer);
        var content = command.Parameters.Add("$content", SqliteType.Blob);
        for (var bucket = 0; bucket < gathered.Buckets; bucket++)
        {
            number.Value = bucket;
            content.Value = PostingBucket.Encode(id, bucket, terms[bucket]);
            command.ExecuteNonQuery();
        }
    }

    private static byte[] ChecksumOf(int id, byte[] members, int buckets) => StoredBlobs.Checksum(StoredBlobs.Key(id), members, StoredBlobs.Key(buckets));
}
