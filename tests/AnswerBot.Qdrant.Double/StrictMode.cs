using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>The limits that a collection can be put under; the cloud does so with every new one.</summary>
internal sealed class StrictMode(bool isOn, IReadOnlyDictionary<string, JsonNode> indexes)
{
    private bool _allowsUnindexedReads = !isOn;
    private bool _allowsUnindexedUpdates = !isOn;
    private int? _maxQueryLimit;
    private int? _maxBatch;
    private int? _readsPerMinute;
    private int _reads;

    public void Change(JsonElement settings)
    {
        _allowsUnindexedReads = Flag(settings, "unindexed_filtering_retrieve") ?? _allowsUnindexedReads;
        _allowsUnindexedUpdates = Flag(settings, "unindexed_filtering_update") ?? _allowsUnindexedUpdates;
        _maxQueryLimit = Number(settings, "max_query_limit") ?? _maxQueryLimit;
        _maxBatch = Number(settings, "upsert_max_batchsize") ?? _maxBatch;
        _readsPerMinute = Number(settings, "read_rate_limit") ?? _readsPerMinute;
        _reads = 0;
    }

    public void RequireIndex(string field, string[] kinds) => RequireIndex(field, kinds, _allowsUnindexedReads);

    public void RequireIndexForUpdate(string field, string[] kinds) => RequireIndex(field, kinds, _allowsUnindexedUpdates);

    public void RequireLimit(int limit)
    {
        if (limit > _maxQueryLimit)
        {
            throw new Failure(400, $"Bad request: Limit exceeded {limit} > {_maxQueryLimit} for \"limit\". Help: Reduce the \"limit\" parameter to or below {_maxQueryLimit}.");
        }
    }

    public void RequireBatch(int points)
    {
        if (points > _maxBatch)
        {
            throw new Failure(400, $"Bad request: Limit exceeded {points} > {_maxBatch} for \"upsert limit\". Help: Reduce the number of points to or below {_maxBatch}.");
        }
    }

    /// <summary>Counts a read against the rate; the bucket of the double never fills again.</summary>
    public void CountRead()
    {
        if (_readsPerMinute is { } allowed && ++_reads > allowed)
        {
            throw new Failure(429, "Rate limiting exceeded: Read rate limit exceeded: Operation requires 1 tokens but only 0.0 were available. Retry after 60s") { RetryAfter = 60 };
        }
    }

    private void RequireIndex(string field, string[] kinds, bool isAllowed)
    {
        if (!isAllowed && !(indexes.TryGetValue(field, out var schema) && kinds.Contains(KindOf(schema))))
        {
            throw new Failure(400, $"Bad request: Index required but not found for \"{field}\" of one of the following types: [{string.Join(", ", kinds)}]. Help: Create an index for this key or use a different filter.");
        }
    }

    private static string KindOf(JsonNode schema) => schema is JsonObject detailed ? detailed["type"]!.GetValue<string>() : schema.GetValue<string>();

    private static bool? Flag(JsonElement settings, string name) => settings.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    private static int? Number(JsonElement settings, string name) => settings.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
