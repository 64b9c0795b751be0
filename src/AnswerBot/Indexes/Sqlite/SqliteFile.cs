using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Opens index files, and puts SQLite's errors into words with a remedy.</summary>
internal static class SqliteFile
{
    public const int ReadOnly = 8;
    public const int CannotOpen = 14;

    private const int Error = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int Busy = 5;
    private const int Full = 13;

    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    public static SqliteConnection OpenForReading(string path) => Open(path, SqliteOpenMode.ReadOnly);

    /// <summary>Opens the file as one that nobody changes: no lock, no file beside it, and no look at a write-ahead log.</summary>
    public static SqliteConnection OpenImmutable(string path) => Open(new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);

    /// <summary>Opens or creates the file; write-ahead logging lets readers go on while an update runs.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Open(path, SqliteOpenMode.ReadWriteCreate);
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", null);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection?.Dispose();
            throw Explain(exception, path);
        }
    }

    /// <summary>Lets go of the pooled connections of a file.</summary>
    public static void Release(string path)
    {
        using var reading = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadOnly));
        using var writing = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWriteCreate));
        using var immutable = new SqliteConnection(ConnectionString(new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly));
        SqliteConnection.ClearPool(reading);
        SqliteConnection.ClearPool(immutable);
        SqliteConnection.ClearPool(writing);
    }

    /// <summary>Moves a damaged index out of the way, so that a rebuild can start; a file that never was a database is left alone and refused.</summary>
    /// <exception cref="IndexUnavailableException">The file is no database at all: it may be something that nobody wants overwritten.</exception>
    public static void SetAsideIfDamaged(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return;
        }

        if (!HasMagic(path))
        {
            throw new IndexUnavailableException(NoIndex(path));
        }

        if (IsDamaged(path))
        {
            Release(path);
            File.Move(path, path + ".damaged", overwrite: true);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }

    public static IndexUnavailableException Explain(SqliteException exception, string path)
    {
        var remedy = exception.SqliteErrorCode switch
        {
            NotADatabase when !HasMagic(path) => NoIndex(path),
            Error or Corrupt or NotADatabase => $"The index {path} is damaged ({exception.Message}). Run `ingest --rebuild`: it makes the index anew from the transcripts.",
            Busy => $"Another process is writing the index {path}. Try again when it has finished.",
            Full => $"The disk is full: {path} could not grow. The index is as it was; make room and run `ingest` again.",
            ReadOnly => IsReadOnly(path, exception).Message,
            CannotOpen => $"The index {path} cannot be opened ({exception.Message}). Check the folder's permissions, or set AnswerBot:Index:Path to another place.",
            _ => $"The index {path} failed: {exception.Message}",
        };
        return new IndexUnavailableException(remedy, exception);
    }

    public static IndexUnavailableException IsReadOnly(string path, Exception? exception) => new(
        $"The index {path} is read-only and could not be brought up to date. Make it and its folder writable, set AnswerBot:Index:Path to another place, "
        + "or set AnswerBot:Index:ReadOnly to true to serve it as it is.",
        exception);

    // The same words when it is read and when it should be rebuilt: a rebuild would refuse it, so it cannot be the remedy.
    private static string NoIndex(string path) => $"{path} is not an index file. Move it away, or set AnswerBot:Index:Path to another file.";

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionString(path, mode));
        connection.Open();
        return connection;
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, ForeignKeys = false, DefaultTimeout = 30 }.ConnectionString;

    private static bool HasMagic(string path)
    {
        Span<byte> head = stackalloc byte[Magic.Length];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Magic);
    }

    private static bool IsDamaged(string path)
    {
        try
        {
            using var connection = OpenForReading(path);
            return connection.Scalar<string>("PRAGMA quick_check(1)", null) != "ok";
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Error or Corrupt or NotADatabase)
        {
            return true;
        }
    }
}
