using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// The tables of an index file. Row ids may be reused by an update; every read therefore checks the generation in the transaction it reads in
/// (<see cref="SqliteSnapshot"/>).
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Counts up with every change of tables or blobs; another version is refused, not guessed at.</summary>
    public const int FormatVersion = 2;

    /// <summary>Marks the file as ours ("AnsB").</summary>
    private const int ApplicationId = 0x416E7342;

    private const string Tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE transcripts (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            content TEXT NOT NULL,
            checksum BLOB NOT NULL);
        CREATE TABLE passages (
            id INTEGER PRIMARY KEY,
            transcript INTEGER NOT NULL REFERENCES transcripts(id),
            turn INTEGER NOT NULL,
            paragraph INTEGER NOT NULL,
            terms INTEGER NOT NULL,
            paragraph_vector BLOB NOT NULL,
            context_vector BLOB NOT NULL,
            checksum BLOB NOT NULL,
            UNIQUE (transcript, turn, paragraph));
        CREATE TABLE tokens (
            passage INTEGER PRIMARY KEY REFERENCES passages(id),
            spans BLOB NOT NULL,
            vectors BLOB NOT NULL,
            second_vectors BLOB NOT NULL,
            checksum BLOB NOT NULL);
        CREATE TABLE postings (
            term TEXT NOT NULL,
            transcript INTEGER NOT NULL REFERENCES transcripts(id),
            entries BLOB NOT NULL,
            PRIMARY KEY (term, transcript)) WITHOUT ROWID;
        CREATE INDEX postings_by_transcript ON postings (transcript);
        """;

    /// <summary>Makes the tables where the file is empty.</summary>
    /// <exception cref="IndexUnavailableException">The file is another program's or another version's.</exception>
    public static void Ensure(SqliteConnection connection, SqliteTransaction transaction)
    {
        if (IsEmpty(connection, transaction))
        {
            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {FormatVersion}; {Tables}", transaction);
            return;
        }

        RequireOurs(connection, transaction);
    }

    /// <summary>Whether the file has no tables yet.</summary>
    public static bool IsEmpty(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.Scalar<long>("SELECT count(*) FROM sqlite_schema", transaction) == 0;

    /// <exception cref="IndexUnavailableException">The file is another program's or another version's.</exception>
    public static void RequireOurs(SqliteConnection connection, SqliteTransaction? transaction)
    {
        RequireApplication(connection, transaction);
        var version = connection.Scalar<long>("PRAGMA user_version", transaction);
        if (version != FormatVersion)
        {
            throw new IndexUnavailableException(
                $"The index {connection.DataSource} has format {version}, this program reads {FormatVersion}. Run `ingest --rebuild` with this program, or use the program that wrote it.");
        }
    }

    /// <summary>Drops every table, so that an index of any version can be built anew in one transaction.</summary>
    /// <exception cref="IndexUnavailableException">The file is another program's.</exception>
    public static void Clear(SqliteConnection connection, SqliteTransaction transaction)
    {
        if (!IsEmpty(connection, transaction))
        {
            RequireApplication(connection, transaction);
        }

        foreach (var table in connection.Column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", transaction))
        {
            connection.Execute($"DROP TABLE \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", transaction);
        }
    }

    private static void RequireApplication(SqliteConnection connection, SqliteTransaction? transaction)
    {
        if (connection.Scalar<long>("PRAGMA application_id", transaction) != ApplicationId)
        {
            throw new IndexUnavailableException($"{connection.DataSource} is a database of another program. Set AnswerBot:Index:Path to another file.");
        }
    }
}
