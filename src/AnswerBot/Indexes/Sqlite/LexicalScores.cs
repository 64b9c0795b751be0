using System.Buffers;
using AnswerBot.Indexes.Lexical;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>BM25 of one question over the best value that its terms allow, for every passage. The terms' places are read from the file.</summary>
internal sealed class LexicalScores : IDisposable
{
    private readonly SqliteSnapshot _snapshot;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;
    private readonly double[] _scores;
    private (int Ordinal, int Frequency)[] _places = ArrayPool<(int, int)>.Shared.Rent(1024);
    private double _best;

    private LexicalScores(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction)
    {
        (_snapshot, _connection) = (snapshot, connection);
        _command = connection.Command("SELECT content FROM postings WHERE segment = $segment AND bucket = $bucket", transaction);
        _command.Parameters.Add("$segment", SqliteType.Integer);
        _command.Parameters.Add("$bucket", SqliteType.Integer);
        _scores = ArrayPool<double>.Shared.Rent(snapshot.Passages.Count);
        _scores.AsSpan(0, snapshot.Passages.Count).Clear();
    }

    /// <summary>0 for a passage that has none of the terms.</summary>
    public double this[int ordinal] => _best > 0 ? _scores[ordinal] / _best : 0;

    public static LexicalScores Of(string text, SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction)
    {
        var scores = new LexicalScores(snapshot, connection, transaction);
        try
        {
            foreach (var term in LexicalTokenizer.Tokenize(text).Distinct(StringComparer.Ordinal))
            {
                scores.Add(term);
            }

            return scores;
        }
        catch
        {
            scores.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _command.Dispose();
        ArrayPool<double>.Shared.Return(_scores);
        ArrayPool<(int, int)>.Shared.Return(_places);
    }

    private void Add(string term)
    {
        var found = 0;
        foreach (var (segment, ordinals) in _snapshot.Segments)
        {
            ReadPlaces(segment, ordinals, term, ref found);
        }

        var passages = _snapshot.Passages;
        var idf = Bm25.InverseDocumentFrequency(passages.Count, found);
        _best += idf * Bm25.Saturation;
        foreach (var (ordinal, frequency) in _places.AsSpan(0, found))
        {
            _scores[ordinal] += idf * Bm25.TermScore(frequency, passages.TermsOf(ordinal), passages.AverageTerms);
        }
    }

    private void ReadPlaces(StoredSegment segment, int[] ordinals, string term, ref int found)
    {
        var bucket = PostingBucket.Of(term, segment.Buckets);
        _command.Parameters[0].Value = segment.Id;
        _command.Parameters[1].Value = bucket;
        var places = new PlaceReader(PostingBucket.Find(ReadSound(segment.Id, bucket), term));
        while (places.Read())
        {
            if (ordinals[places.Slot] is >= 0 and var ordinal)
            {
                MakeRoom(found);
                _places[found++] = (ordinal, places.Frequency);
            }
        }
    }

    private byte[] ReadSound(int segment, int bucket) =>
        _command.ExecuteScalar() is byte[] content && PostingBucket.IsSound(segment, bucket, content)
            ? content
            : throw SqliteSnapshot.Damaged(_connection, $"its word list {segment}/{bucket} is missing or differs from its checksum");

    private void MakeRoom(int found)
    {
        if (found == _places.Length)
        {
            var larger = ArrayPool<(int, int)>.Shared.Rent(found * 2);
            _places.CopyTo(larger, 0);
            ArrayPool<(int, int)>.Shared.Return(_places);
            _places = larger;
        }
    }
}
