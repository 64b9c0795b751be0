using System.Globalization;
using System.Net;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Lets one ingestion at a time write behind an alias. The lock is a small collection, since creating one is the only thing that a server does for one of two
/// callers alone; the point in it says who holds it and until when, and is renewed while the work goes on.
/// </summary>
internal sealed class IngestionLock : IAsyncDisposable
{
    private const int Renewals = 4;

    private static readonly Guid Note = PointIds.Of("lock");

    private readonly QdrantApi _api;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _expiry;
    private readonly string _collection;
    private readonly string _owner = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";
    private readonly CancellationTokenSource _stop = new();
    private Task _renewing = Task.CompletedTask;

    private IngestionLock(QdrantApi api, string alias, TimeSpan expiry, TimeProvider clock) =>
        (_api, _clock, _expiry, _collection) = (api, clock, expiry, NameFor(alias));

    public static string NameFor(string alias) => $"{alias}_lock";

    /// <summary>Takes the lock.</summary>
    /// <exception cref="IndexUnavailableException">Another ingestion holds it.</exception>
    public static async Task<IngestionLock> TakeAsync(QdrantApi api, string alias, TimeSpan expiry, TimeProvider clock, CancellationToken cancellationToken)
    {
        var taken = new IngestionLock(api, alias, expiry, clock);
        if (!await taken.TryCreateAsync(cancellationToken))
        {
            await taken.ClearExpiredAsync(alias, cancellationToken);
            if (!await taken.TryCreateAsync(cancellationToken))
            {
                throw Refuse(alias, "which just started");
            }
        }

        await taken.WriteNoteAsync(cancellationToken);
        await taken.RequireAsync(cancellationToken);
        taken._renewing = taken.RenewAsync(taken._stop.Token);
        return taken;
    }

    /// <summary>Makes sure that the lock was not taken away, as from a process that slept; to be called before anything becomes visible.</summary>
    /// <exception cref="IndexUnavailableException">Another ingestion took over.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (await ReadNoteAsync(cancellationToken) is not { Payload.Content: { } owner } || owner != _owner)
        {
            throw new IndexUnavailableException($"Another ingestion took over the lock {_collection}; nothing was changed. Run it again.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        _stop.Dispose();
        try
        {
            await RequireAsync(CancellationToken.None);
            await _api.DropCollectionAsync(_collection, CancellationToken.None);
        }
        catch (Exception exception) when (exception is QdrantException or IndexUnavailableException)
        {
            // It expires by itself; the failure that matters was told by the work.
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        var settings = new CreateCollection(
            new Dictionary<string, DenseParameters>(StringComparer.Ordinal) { ["none"] = new(1, "Dot") }, new Dictionary<string, SparseParameters>(StringComparer.Ordinal), 1, 1, 1);
        try
        {
            await _api.CreateCollectionAsync(_collection, settings, cancellationToken);
            return true;
        }
        catch (QdrantException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task ClearExpiredAsync(string alias, CancellationToken cancellationToken)
    {
        var note = await ReadNoteAsync(cancellationToken);
        if (note is null)
        {
            // Just created, or left by a process that died in between: whoever is alive writes its note at once.
            await Task.Delay(TimeSpan.FromSeconds(1), _clock, cancellationToken);
            note = await ReadNoteAsync(cancellationToken);
        }

        if (note?.Payload?.Until > _clock.GetUtcNow().ToUnixTimeSeconds())
        {
            var until = DateTimeOffset.FromUnixTimeSeconds(note.Payload.Until.Value);
            throw Refuse(alias, string.Create(CultureInfo.InvariantCulture, $"on {note.Payload.Content?.Split(' ')[0]}; its lock expires at {until:HH:mm:ss} UTC unless renewed"));
        }

        await _api.DropCollectionAsync(_collection, cancellationToken);
    }

    private static IndexUnavailableException Refuse(string alias, string who) =>
        new($"Another ingestion is writing the index {alias}, {who}. Wait until it has finished, or run it again later.");

    private async Task<FoundPoint?> ReadNoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _api.GetAsync(_collection, Note, cancellationToken);
        }
        catch (QdrantException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task WriteNoteAsync(CancellationToken cancellationToken)
    {
        var payload = new PointPayload { Kind = "lock", Content = _owner, Until = (_clock.GetUtcNow() + _expiry).ToUnixTimeSeconds() };
        var batch = new PointBatch(int.MaxValue, (body, token) => _api.UpsertAsync(_collection, body, token));
        await batch.AddAsync(new PointWrite(Note, PointWriter.NoVectors, payload), QdrantJson.Default.PointWrite, cancellationToken);
        await batch.FlushAsync(cancellationToken);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_expiry / Renewals, _clock, cancellationToken);
                await RequireAsync(cancellationToken);
                await WriteNoteAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or QdrantException or IndexUnavailableException)
        {
            // Not renewed: RequireAsync tells before anything becomes visible whether the lock still stands.
        }
    }
}
