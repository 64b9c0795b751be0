using System.Text.Json;
using AnswerBot.Indexes.Lexical;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Writes one update inside the transaction it is given; nothing is visible before that commits.</summary>
internal sealed class SqliteIndexWriter(SqliteConnection connection, SqliteTransaction transaction)
{
    private const string OfTranscript = "(SELECT id FROM transcripts WHERE name = $name)";

    public void Remove(string transcriptId)
    {
        connection.Execute($"DELETE FROM tokens WHERE passage IN (SELECT id FROM passages WHERE transcript = {OfTranscript})", transaction, ("$name", transcriptId));
        connection.Execute($"DELETE FROM passages WHERE transcript = {OfTranscript}", transaction, ("$name", transcriptId));
        connection.Execute($"DELETE FROM postings WHERE transcript = {OfTranscript}", transaction, ("$name", transcriptId));
        connection.Execute("DELETE FROM transcripts WHERE name = $name", transaction, ("$name", transcriptId));
    }

    public void Add(IndexedTranscript added)
    {
        var transcript = InsertTranscript(added);
        var postings = new SortedDictionary<string, List<(int, int)>>(StringComparer.Ordinal);
        for (var index = 0; index < added.Passages.Count; index++)
        {
            var passage = added.Passages[index];
            var terms = LexicalTokenizer.Tokenize(passage.Passage.TextInContext);
            InsertPassage(transcript, passage, terms.Count);
            foreach (var (term, count) in terms.CountBy(term => term))
            {
                if (!postings.TryGetValue(term, out var entries))
                {
                    postings.Add(term, entries = []);
                }

                entries.Add((index, count));
            }
        }

        InsertPostings(transcript, postings);
    }

    /// <summary>Writes the manifest and a new generation, by which readers notice the change.</summary>
    public void Finish(IndexManifest manifest)
    {
        Put("manifest", StoredBlobs.ToJson(manifest));
        Put("generation", Guid.NewGuid().ToString("N"));
    }

    private void Put(string key, string value) =>
        connection.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($key, $value)", transaction, ("$key", key), ("$value", value));

    private long InsertTranscript(IndexedTranscript added)
    {
        var content = JsonSerializer.Serialize(added.Transcript, StoredBlobs.Json);
        return connection.Scalar<long>(
            "INSERT INTO transcripts (name, content, checksum) VALUES ($name, $content, $checksum) RETURNING id",
            transaction,
            ("$name", added.Transcript.Id),
            ("$content", content),
            ("$checksum", StoredBlobs.Checksum(content)));
    }

    private void InsertPassage(long transcript, IndexedPassage indexed, int terms)
    {
        var paragraph = StoredBlobs.Vector(indexed.Paragraph.Sentence);
        var context = StoredBlobs.Vector(indexed.Context.Sentence);
        var row = connection.Scalar<long>(
            """
            INSERT INTO passages (transcript, turn, paragraph, terms, paragraph_vector, context_vector, checksum)
            VALUES ($transcript, $turn, $paragraph, $terms, $paragraphVector, $contextVector, $checksum) RETURNING id
            """,
            transaction,
            ("$transcript", transcript),
            ("$turn", indexed.Passage.Turn),
            ("$paragraph", indexed.Passage.Paragraph),
            ("$terms", terms),
            ("$paragraphVector", paragraph),
            ("$contextVector", context),
            ("$checksum", StoredBlobs.Checksum(paragraph, context)));
        if (indexed.Context.Tokens is { } tokens)
        {
            InsertTokens(row, QuantizedTokens.From(tokens), indexed.Paragraph.SecondTokens is { } second ? QuantizedTokens.From(second) : null);
        }
    }

    private void InsertTokens(long passage, QuantizedTokens tokens, QuantizedTokens? second)
    {
        var spans = StoredBlobs.Spans(tokens.Spans);
        var vectors = tokens.ToBytes();
        var secondVectors = second?.ToBytes() ?? [];
        connection.Execute(
            "INSERT INTO tokens (passage, spans, vectors, second_vectors, checksum) VALUES ($passage, $spans, $vectors, $secondVectors, $checksum)",
            transaction,
            ("$passage", passage),
            ("$spans", spans),
            ("$vectors", vectors),
            ("$secondVectors", secondVectors),
            ("$checksum", StoredBlobs.Checksum(spans, vectors, secondVectors)));
    }

    private void InsertPostings(long transcript, SortedDictionary<string, List<(int, int)>> postings)
    {
        using var command = connection.Command(
            "INSERT INTO postings (term, transcript, entries) VALUES ($term, $transcript, $entries)", transaction, ("$transcript", transcript));
        var term = command.Parameters.Add("$term", SqliteType.Text);
        var entries = command.Parameters.Add("$entries", SqliteType.Blob);
        foreach (var (key, list) in postings)
        {
            term.Value = key;
            entries.Value = StoredBlobs.Postings(list);
            command.ExecuteNonQuery();
        }
    }
}
