using AnswerBot.Indexes.Lexical;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// Reads a whole index file. Transcripts and sentence vectors were held against their checksums when the snapshot was loaded; this adds the token vectors,
/// and the words, which are counted anew.
/// </summary>
internal sealed class SqliteCheck(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>What is damaged, in words.</summary>
    public IReadOnlyList<string> Run(CancellationToken cancellationToken)
    {
        var problems = connection.Column("PRAGMA integrity_check", transaction)
            .Where(line => line != "ok")
            .Select(line => SqliteSnapshot.Damaged(connection, line.ReplaceLineEndings("; ")).Message)
            .ToList();
        for (var ordinal = 0; ordinal < snapshot.Passages.Count; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (snapshot.Manifest.Encoder.TokenDimensions > 0 && TokenProblem(ordinal) is { } problem)
            {
                problems.Add(problem);
            }
        }

        if (!CountedWords().SetEquals(StoredWords()))
        {
            problems.Add($"The index {connection.DataSource} is damaged: its words are not those of its passages. Run `ingest --rebuild`.");
        }

        return problems;
    }

    private string? TokenProblem(int ordinal)
    {
        try
        {
            SqliteTokens.Read(snapshot, ordinal, connection, transaction);
            return null;
        }
        catch (IndexUnavailableException exception)
        {
            return exception.Message;
        }
    }

    private HashSet<(string Term, int Ordinal, int Frequency)> CountedWords()
    {
        var words = new HashSet<(string, int, int)>();
        for (var ordinal = 0; ordinal < snapshot.Passages.Count; ordinal++)
        {
            var terms = LexicalTokenizer.Tokenize(snapshot.Passages[ordinal].TextInContext);
            words.UnionWith(terms.CountBy(term => term).Select(term => (term.Key, ordinal, term.Value)));
            // The length of the passage, under a term that no text has.
            words.Add(("", ordinal, terms.Count));
        }

        return words;
    }

    private HashSet<(string Term, int Ordinal, int Frequency)> StoredWords()
    {
        var words = new HashSet<(string, int, int)>();
        for (var ordinal = 0; ordinal < snapshot.Passages.Count; ordinal++)
        {
            words.Add(("", ordinal, snapshot.Passages.TermsOf(ordinal)));
        }

        using var command = connection.Command("SELECT term, transcript, entries FROM postings", transaction);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (term, first) = (reader.GetString(0), snapshot.Passages.FirstOf(reader.GetInt64(1)) ?? -1);
            words.UnionWith((StoredBlobs.ToPostings(reader.Blob(2)) ?? [(-1, 0)]).Select(entry => (term, first + entry.Passage, entry.Frequency)));
        }

        return words;
    }
}
