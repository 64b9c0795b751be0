using AnswerBot.Embeddings;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// The embedded index: one SQLite file and, in memory, what every question needs of it. Each read happens in one transaction that first compares
/// the file's generation with the snapshot's, so an update by this or another process is seen whole from the next question on.
/// </summary>
public sealed class SqlitePassageIndex : IPassageIndex, IDisposable
{
    private readonly string _path;
    private readonly IndexFile _file;
    private readonly EncoderIdentity _encoder;
    private readonly int _residentPassages;
    private readonly Lock _loading = new();
    private volatile SqliteSnapshot? _snapshot;

    /// <param name="path">The index file; it need not exist yet.</param>
    /// <param name="encoder">The model that questions are encoded with; an index of another one is refused.</param>
    /// <param name="options">How the file is read and what of it is kept in memory; the defaults where null.</param>
    public SqlitePassageIndex(string path, EncoderIdentity encoder, IndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _file = new IndexFile(_path, options?.ReadOnly ?? false);
        _encoder = encoder;
        _residentPassages = (options ?? new IndexOptions()).ResidentPassages;
    }

    /// <summary>Pages that the file may grow to; 0 for no bound. Stands in for a full disk.</summary>
    internal int MaxPages { get; init; }

    /// <inheritdoc/>
    public ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(File.Exists(_path) ? Read(ReadManifest) : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read((connection, transaction) => Current(connection, transaction).Transcripts));

    /// <inheritdoc/>
    public ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read((connection, transaction) =>
        {
            var snapshot = Current(connection, transaction);
            return new SqliteSearch(snapshot, connection, transaction, query).Run();
        }));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read((connection, transaction) => new SqliteCheck(Load(connection, transaction, former: null, residentPassages: 0), connection, transaction).Run(cancellationToken)));

    /// <inheritdoc/>
    public async Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        try
        {
            _file.RequireWritable();
            Prepare(update.Rebuild);
            using var connection = SqliteFile.OpenForWriting(_path);
            connection.Execute($"PRAGMA max_page_count = {(MaxPages > 0 ? MaxPages : int.MaxValue)}", null);
            using var transaction = connection.BeginTransaction(deferred: false);
            await WriteAsync(connection, transaction, update, cancellationToken);
            transaction.Commit();
            EmptyLog(connection);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => SqliteFile.Release(_path);

    private void Prepare(bool rebuild)
    {
        try
        {
            if (rebuild)
            {
                SqliteFile.SetAsideIfDamaged(_path);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnavailableException(
                $"The index {_path} cannot be written: {exception.Message} Check the folder's permissions, or set AnswerBot:Index:Path to another place.", exception);
        }
    }

    // As far as no reader needs it, so that the file alone can be copied, or served from where nothing can be written. The update is on disk either way.
    private static void EmptyLog(SqliteConnection connection)
    {
        try
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)", null);
        }
        catch (SqliteException)
        {
            // Another program reads or the disk is full; the next update tries again.
        }
    }

    private async Task WriteAsync(SqliteConnection connection, SqliteTransaction transaction, IndexUpdate update, CancellationToken cancellationToken)
    {
        if (update.Rebuild)
        {
            SqliteSchema.Clear(connection, transaction);
        }

        SqliteSchema.Ensure(connection, transaction);
        var former = SqliteSnapshot.ReadManifest(connection, transaction);
        if (former is not null)
        {
            RequireSameEncoder(former.Encoder, update.Manifest.Encoder);
        }

        if (update is { Rebuild: false, PlannedOn: { } planned } && StoredBlobs.ToJson(planned.Manifest) != StoredBlobs.ToJson(former))
        {
            throw new IndexChangedException(_path);
        }

        using var writer = new SqliteIndexWriter(connection, transaction);
        foreach (var transcript in update.RemovedTranscripts)
        {
            writer.Remove(transcript);
        }

        await foreach (var added in update.Added.WithCancellation(cancellationToken))
        {
            writer.Add(added);
        }

        writer.Finish(update.Manifest);
    }

    private static IndexManifest? ReadManifest(SqliteConnection connection, SqliteTransaction transaction)
    {
        if (SqliteSchema.IsEmpty(connection, transaction))
        {
            return null;
        }

        SqliteSchema.RequireOurs(connection, transaction);
        return SqliteSnapshot.ReadManifest(connection, transaction);
    }

    private T Read<T>(Func<SqliteConnection, SqliteTransaction, T> read)
    {
        try
        {
            using var connection = _file.OpenForReading();
            using var transaction = connection.BeginTransaction(deferred: true);
            return read(connection, transaction);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, _path);
        }
    }

    private SqliteSnapshot Current(SqliteConnection connection, SqliteTransaction transaction)
    {
        var snapshot = _snapshot;
        return snapshot is not null && snapshot.Generation == SqliteSnapshot.ReadGeneration(connection, transaction)
            ? snapshot
            : LoadOnce(connection, transaction);
    }

    private SqliteSnapshot LoadOnce(SqliteConnection connection, SqliteTransaction transaction)
    {
        lock (_loading)
        {
            var loaded = _snapshot;
            return loaded is not null && loaded.Generation == ReadOurGeneration(connection, transaction)
                ? loaded
                : _snapshot = Load(connection, transaction, loaded, _residentPassages);
        }
    }

    private string? ReadOurGeneration(SqliteConnection connection, SqliteTransaction transaction)
    {
        if (SqliteSchema.IsEmpty(connection, transaction))
        {
            throw new IndexUnavailableException($"Nothing has been ingested into {_path} yet. Run `ingest`.");
        }

        SqliteSchema.RequireOurs(connection, transaction);
        return SqliteSnapshot.ReadGeneration(connection, transaction);
    }

    private SqliteSnapshot Load(SqliteConnection connection, SqliteTransaction transaction, SqliteSnapshot? former, int residentPassages)
    {
        ReadOurGeneration(connection, transaction);
        if (SqliteSnapshot.ReadManifest(connection, transaction) is { } manifest)
        {
            RequireSameEncoder(manifest.Encoder, _encoder);
        }

        return SqliteSnapshot.Load(connection, transaction, former, new SnapshotOptions(residentPassages, _file.OpenForReading));
    }

    private void RequireSameEncoder(EncoderIdentity built, EncoderIdentity configured)
    {
        if (built != configured)
        {
            throw new IndexUnavailableException(
                $"The index {_path} was built with the model {built.Id} "
                + $"({built.Dimensions} dimensions, {built.Fingerprint[..Math.Min(8, built.Fingerprint.Length)]}), the configured model is "
                + $"{configured.Id} ({configured.Dimensions}, {configured.Fingerprint[..8]}). Run `ingest --rebuild`, or configure the former model.");
        }
    }
}
