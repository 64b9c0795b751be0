using System.Text.Json;
using AnswerBot.Embeddings;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Writes one update inside the transaction it is given; nothing is visible before that commits.</summary>
internal sealed class SqliteIndexWriter(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    private readonly SqliteSegments _segments = new(connection, transaction);
    private readonly SqliteCommand _passages = connection.Command(
        "INSERT INTO passages (id, paragraph_vector, context_vector, checksum) VALUES ($id, $first, $second, $checksum)", transaction);

    private readonly SqliteCommand _tokens = connection.Command(
        "INSERT INTO tokens (passage, spans, vectors, second_spans, second_vectors, checksum) VALUES ($id, $first, $second, $third, $fourth, $checksum)", transaction);

    public void Remove(string transcriptId)
    {
        if (connection.Scalar<long>("SELECT id FROM transcripts WHERE name = $name", transaction, ("$name", transcriptId)) is not (> 0 and var row))
        {
            return;
        }

        (string, object)[] passages = [("$first", SqliteSchema.PassageRow(row, 0)), ("$next", SqliteSchema.PassageRow(row + 1, 0))];
        connection.Execute("DELETE FROM tokens WHERE passage >= $first AND passage < $next", transaction, passages);
        connection.Execute("DELETE FROM passages WHERE id >= $first AND id < $next", transaction, passages);
        connection.Execute("DELETE FROM texts WHERE transcript = $row", transaction, ("$row", row));
        connection.Execute("DELETE FROM transcripts WHERE id = $row", transaction, ("$row", row));
    }

    public void Add(IndexedTranscript added)
    {
        if (added.Passages.Count > SqliteSchema.MaxPassages)
        {
            throw new ArgumentException($"Transcript {added.Transcript.Id} has more than {SqliteSchema.MaxPassages} passages.", nameof(added));
        }

        var row = _segments.NextTranscript();
        InsertTranscript(row, added, _segments.Add(row, [.. added.Passages.Select(indexed => indexed.Passage)]));
        for (var place = 0; place < added.Passages.Count; place++)
        {
            InsertPassage(SqliteSchema.PassageRow(row, place), added.Passages[place]);
        }
    }

    /// <summary>Writes the manifest and a new generation, by which readers notice the change.</summary>
    public void Finish(IndexManifest manifest)
    {
        _segments.Finish();
        SqliteMeta.Write("manifest", StoredBlobs.ToJson(manifest), connection, transaction);
        SqliteMeta.Write("contents", SqliteMeta.ContentsOf(connection, transaction), connection, transaction);
        SqliteMeta.Write("generation", Guid.NewGuid().ToString("N"), connection, transaction);
    }

    public void Dispose()
    {
        _passages.Dispose();
        _tokens.Dispose();
    }

    private void InsertTranscript(long row, IndexedTranscript added, int[] lengths)
    {
        var content = JsonSerializer.Serialize(added.Transcript.WithText(""), StoredBlobs.Json);
        var text = StoredBlobs.Checksum(added.Transcript.Text);
        var (scales, vectors) = Quantize(added.Passages);
        var terms = StoredBlobs.Numbers<int>(lengths);
        connection.Execute(
            """
            INSERT INTO transcripts (id, name, content, text_checksum, terms, scales, quantized_vectors, checksum)
            VALUES ($id, $name, $content, $text, $terms, $scales, $vectors, $checksum);
            INSERT INTO texts (transcript, content) VALUES ($id, $whole);
            """,
            transaction,
            ("$id", row),
            ("$name", added.Transcript.Id),
            ("$content", content),
            ("$text", text),
            ("$terms", terms),
            ("$scales", scales),
            ("$vectors", vectors),
            ("$checksum", StoredTranscript.ChecksumOf(added.Transcript.Id, content, text, terms, scales, vectors)),
            ("$whole", added.Transcript.Text));
    }

    private static (byte[] Scales, byte[] Vectors) Quantize(IReadOnlyList<IndexedPassage> passages)
    {
        var dimensions = passages.Count == 0 ? 0 : passages[0].Paragraph.Sentence.Length;
        var scales = new float[passages.Count * 2];
        var vectors = new sbyte[scales.Length * dimensions];
        for (var index = 0; index < scales.Length; index++)
        {
            var indexed = passages[index / 2];
            var vector = index % 2 == 0 ? indexed.Paragraph.Sentence : indexed.Context.Sentence;
            scales[index] = QuantizedVectors.Quantize(vector, vectors.AsSpan(index * dimensions, dimensions));
        }

        return (StoredBlobs.Numbers<float>(scales), StoredBlobs.Numbers<sbyte>(vectors));
    }

    private void InsertPassage(long row, IndexedPassage indexed)
    {
        Insert(_passages, row, StoredBlobs.Numbers<float>(indexed.Paragraph.Sentence), StoredBlobs.Numbers<float>(indexed.Context.Sentence));
        if (indexed.Context.Tokens is { } tokens)
        {
            InsertTokens(row, tokens, indexed.Paragraph.SecondTokens);
        }
    }

    private void InsertTokens(long row, TokenVectors tokens, TokenVectors? second)
    {
        var (spans, vectors) = BlobsOf(tokens);
        var (secondSpans, secondVectors) = second is null ? ([], []) : BlobsOf(second);
        Insert(_tokens, row, spans, vectors, secondSpans, secondVectors);
    }

    private static (byte[] Spans, byte[] Vectors) BlobsOf(TokenVectors tokens)
    {
        var quantized = QuantizedTokens.From(tokens);
        return (StoredBlobs.Numbers<Transcripts.TextSpan>(quantized.Spans), quantized.ToBytes());
    }

    private static void Insert(SqliteCommand command, long row, params ReadOnlySpan<byte[]> blobs)
    {
        ReadOnlySpan<string> names = ["$first", "$second", "$third", "$fourth"];
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$id", row);
        command.Parameters.AddWithValue("$checksum", StoredBlobs.Checksum([StoredBlobs.Key(row), .. blobs]));
        for (var index = 0; index < blobs.Length; index++)
        {
            command.Parameters.AddWithValue(names[index], blobs[index]);
        }

        command.ExecuteNonQuery();
    }
}
