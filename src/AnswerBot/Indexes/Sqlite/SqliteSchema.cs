using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// The tables of an index file. <c>transcripts</c> is what is loaded at the start: metadata and cut, and for each passage its length in terms and both
/// sentence vectors in one byte a number. The rest stays in the file: texts, exact vectors, token vectors, and the word lists in segments
/// (<see cref="PostingSegment"/>). A passage's row is <see cref="SqliteSchema.PassageRow"/>.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Counts up with every change of tables or blobs; another version is refused, not guessed at.</summary>
    public const int FormatVersion = 4;

    /// <summary>Marks the file as ours ("AnsB").</summary>
    private const int ApplicationId = 0x416E7342;

    private const string Tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE transcripts (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            content TEXT NOT NULL,
            text_checksum BLOB NOT NULL,
            terms BLOB NOT NULL,
            scales BLOB NOT NULL,
            quantized_vectors BLOB NOT NULL,
            checksum BLOB NOT NULL);
        CREATE TABLE texts (transcript INTEGER PRIMARY KEY REFERENCES transcripts(id), content TEXT NOT NULL);
        CREATE TABLE passages (
            id INTEGER PRIMARY KEY,
            paragraph_vector BLOB NOT NULL,
            context_vector BLOB NOT NULL,
            checksum BLOB NOT NULL);
        CREATE TABLE tokens (
            passage INTEGER PRIMARY KEY REFERENCES passages(id),
            spans BLOB NOT NULL,
            vectors BLOB NOT NULL,
            second_spans BLOB NOT NULL,
            second_vectors BLOB NOT NULL,
            checksum BLOB NOT NULL);
        CREATE TABLE segments (id INTEGER PRIMARY KEY, members BLOB NOT NULL, buckets INTEGER NOT NULL, checksum BLOB NOT NULL);
        CREATE TABLE postings (
            segment INTEGER NOT NULL REFERENCES segments(id),
            bucket INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (segment, bucket)) WITHOUT ROWID;
        """;

    private const int PassageBits = 20;

    /// <summary>Passages that a transcript can have.</summary>
    public const int MaxPassages = 1 << PassageBits;

    /// <summary>The row of a passage in <c>passages</c> and <c>tokens</c>: its transcript's row and its place among the transcript's passages.</summary>
    public static long PassageRow(long transcript, int place) => (transcript << PassageBits) | (long)place;

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
            throw new IndexUnavailableException($"The index {connection.DataSource} has format {version}, this program reads {FormatVersion}. " + (version < FormatVersion
                ? "It was written by an older program: run `ingest --rebuild`, which makes it anew from the transcripts."
                : "It was written by a newer program: use that one, or run `ingest --rebuild` with this one."));
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
