using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.Host.DirectLine;

/// <summary>
/// The activities of one conversation in order, as readers get them. Each has a rising number: readers say which they have seen last (the watermark).
/// Only the latest are kept, within a count and a size. Safe for many threads.
/// </summary>
internal sealed class ActivityLog(string conversationId, DirectLineOptions options, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private TaskCompletionSource _grown = NewSignal();
    private long _last;
    private long _order;
    private long _bytes;

    /// <summary>Numbers, stamps and adds an activity.</summary>
    /// <param name="activity">Id, timestamp and number are written into it.</param>
    /// <param name="kind">What becomes of it later.</param>
    /// <returns>Its id.</returns>
    public string Append(JsonObject activity, EntryKind kind)
    {
        lock (_lock)
        {
            var number = ++_last;
            var id = IdOf(number);
            Stamp(activity, id);
            if (kind == EntryKind.BotMessage)
            {
                _bytes -= _entries.Where(IsPassing).Sum(entry => (long)entry.Json.Length);
                _entries.RemoveAll(IsPassing);
            }

            Add(new Entry(number, JsonSerializer.SerializeToUtf8Bytes(activity, Json), kind));
            var signal = _grown;
            _grown = NewSignal();
            signal.SetResult();
            return id;
        }
    }

    /// <summary>Drops what came before the activity with this id; nothing where it is not kept.</summary>
    public void DropBefore(string? id)
    {
        lock (_lock)
        {
            for (var before = _entries.FindIndex(entry => IdOf(entry.Number) == id); before > 0; before--)
            {
                RemoveOldest();
            }
        }
    }

    /// <summary>What came after a watermark, as the protocol's set of activities; null where nothing did.</summary>
    /// <param name="watermark">The last number seen; one that this conversation has not reached replays all: it is from before a restart.</param>
    /// <param name="withPassing">Whether typing and the like are wanted: only whoever watches live has use for them.</param>
    public ActivitySet? ReadAfter(long watermark, bool withPassing)
    {
        lock (_lock)
        {
            var from = watermark > _last ? 0 : watermark;
            var wanted = _entries.Where(entry => entry.Number > from && (withPassing || !IsPassing(entry))).Select(entry => entry.Json).ToList();
            return wanted.Count == 0 ? null : new ActivitySet(wanted, _last);
        }
    }

    /// <summary>The number of the last activity.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>Completes as soon as there is more than <paramref name="watermark"/>.</summary>
    public Task WaitBeyondAsync(long watermark, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _last > watermark ? Task.CompletedTask : _grown.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsPassing(Entry entry) => entry.Kind == EntryKind.Passing;

    private void Stamp(JsonObject activity, string id)
    {
        activity["id"] = id;
        activity["timestamp"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (activity["channelData"] is not JsonObject channelData)
        {
            activity["channelData"] = channelData = [];
        }

        // The client sorts by this. Without it a stream's first chunk stands before an earlier typing indicator, above its own question. It rises with the time,
        // so that a page which had to begin a new conversation shows the old one above it.
        _order = Math.Max(_order + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        channelData["webchat:sequence-id"] = _order;
    }

    private void Add(Entry entry)
    {
        _entries.Add(entry);
        _bytes += entry.Json.Length;
        while (_entries.Count > options.KeptActivities || (_bytes > options.KeptBytes && _entries.Count > 1))
        {
            RemoveOldest();
        }
    }

    private void RemoveOldest()
    {
        _bytes -= _entries[0].Json.Length;
        _entries.RemoveAt(0);
    }

    private string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{number:D7}");

    private sealed record Entry(long Number, byte[] Json, EntryKind Kind);
}

/// <summary>What becomes of an activity in the log.</summary>
internal enum EntryKind
{
    /// <summary>Stays.</summary>
    Lasting,

    /// <summary>Stays, and ends what was passing.</summary>
    BotMessage,

    /// <summary>Typing, or a part of a streamed answer: live only, and gone with the bot's next message.</summary>
    Passing,
}
