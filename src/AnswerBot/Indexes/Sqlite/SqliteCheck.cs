using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Reads a whole index file. Transcripts and sentence vectors were held against their checksums when the snapshot was loaded; this adds the rest.</summary>
internal sealed class SqliteCheck(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>What is damaged, in words.</summary>
    public IReadOnlyList<string> Run(CancellationToken cancellationToken)
    {
        var problems = connection.Column("PRAGMA integrity_check", transaction).Where(line => line != "ok").ToList();
        for (var ordinal = 0; ordinal < snapshot.Passages.Count && snapshot.Manifest.Encoder.TokenDimensions > 0; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                SqliteTokens.Read(snapshot, ordinal, connection, transaction);
            }
            catch (IndexUnavailableException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return problems;
    }
}
