using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// How one index file is opened: as usual, with SQLite's own files beside it, or, where nothing can or may be written there, as a file that nobody changes.
/// The second needs no permission to the folder, and sees no write-ahead log: where one was left behind, it is refused.
/// </summary>
/// <param name="path">The index file, full path.</param>
/// <param name="isReadOnly">Nothing may be written, whatever the permissions say.</param>
internal sealed class IndexFile(string path, bool isReadOnly)
{
    private readonly Lock _gate = new();
    private bool? _isImmutable = isReadOnly ? true : null;
    private (long Created, long Written, long Length) _seen;

    public string Path => path;

    /// <summary>Opens the file to read it.</summary>
    /// <exception cref="IndexUnavailableException">There is no file, or it cannot be read where it is.</exception>
    public SqliteConnection OpenForReading()
    {
        if (!File.Exists(path))
        {
            throw new IndexUnavailableException($"There is no index at {path}. Run `ingest`.");
        }

        bool isImmutable;
        lock (_gate)
        {
            LetGoOfReplacedFile();
            isImmutable = _isImmutable ??= IsImmutable();
        }

        return isImmutable ? OpenImmutable() : SqliteFile.OpenForReading(path);
    }

    /// <exception cref="IndexUnavailableException">Nothing may or can be written there.</exception>
    public void RequireWritable()
    {
        if (isReadOnly)
        {
            throw new IndexUnavailableException(
                $"The index {path} is only read (AnswerBot:Index:ReadOnly), so nothing can be ingested here. Ingest where it may be written, or set AnswerBot:Index:ReadOnly to false.");
        }

        if (File.Exists(path) && IsProtected())
        {
            throw SqliteFile.IsReadOnly(path, null);
        }
    }

    // A rebuild by another process puts a damaged file aside and makes a new one; pooled connections would go on reading the old one.
    // Looking at the file's times costs microseconds, opening it anew for each question a millisecond. A file opened as unchanging must be let go of
    // after every change; in any other SQLite itself sees what changes.
    private void LetGoOfReplacedFile()
    {
        var file = new FileInfo(path);
        var seen = _isImmutable == true ? (file.CreationTimeUtc.Ticks, file.LastWriteTimeUtc.Ticks, file.Length) : (file.CreationTimeUtc.Ticks, 0, 0);
        if (_seen != seen)
        {
            _seen = seen;
            SqliteFile.Release(path);
        }
    }

    private bool IsImmutable()
    {
        if (IsProtected())
        {
            return true;
        }

        using var connection = SqliteFile.OpenForReading(path);
        try
        {
            connection.Scalar<long>("PRAGMA schema_version", null);
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SqliteFile.ReadOnly or SqliteFile.CannotOpen)
        {
            // SQLite's own files cannot be made in a folder that this user may not write, or on a file system mounted for reading only.
            return true;
        }
    }

    private SqliteConnection OpenImmutable()
    {
        var log = new FileInfo(path + "-wal");
        return log is { Exists: true, Length: > 0 }
            ? throw new IndexUnavailableException(
                $"The index {path} was not closed: the changes in {log.FullName} cannot be read in a folder that cannot be written. "
                + "If a program is writing it, wait until it has ended; else run `ingest --rebuild` where both files can be written.")
            : SqliteFile.OpenImmutable(path);
    }

    // Permissions say nothing to the superuser, who runs most containers; a folder or file that nobody may write is meant to stay as it is.
    private bool IsProtected()
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return OperatingSystem.IsWindows()
            ? new FileInfo(path).IsReadOnly
            : (File.GetUnixFileMode(path) & Write) == 0 || (File.GetUnixFileMode(System.IO.Path.GetDirectoryName(path)!) & Write) == 0;
    }
}
