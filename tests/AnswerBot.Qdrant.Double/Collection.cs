using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>One collection: its settings, payload indexes and points. The caller holds the store's lock.</summary>
internal sealed class Collection
{
    private readonly SortedDictionary<PointId, StoredPoint> _points = [];
    private readonly List<StoredPoint> _lingering = [];
    private readonly Dictionary<string, JsonNode> _indexes = new(StringComparer.Ordinal);
    private readonly JsonObject _settings;
    private readonly StrictMode _strict;
    private long _operation;

    public Collection(JsonElement settings, bool isStrict)
    {
        Members.Check(settings, "vectors", "sparse_vectors", "shard_number", "replication_factor", "write_consistency_factor", "on_disk_payload", "metadata",
            "hnsw_config", "optimizers_config", "quantization_config", "strict_mode_config");
        _settings = JsonObject.Create(settings.Clone())!;
        _strict = new StrictMode(isStrict, _indexes);
        Vectors = Read(settings, "vectors", VectorParameters.Dense).Concat(Read(settings, "sparse_vectors", VectorParameters.Sparse))
            .ToDictionary(vector => vector.Name, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, VectorParameters> Vectors { get; }

    /// <summary>In the order of ids.</summary>
    public IReadOnlyCollection<StoredPoint> Points => _points.Values;

    /// <summary>What idf is counted over: deleted points stay in it, as on the real server until it vacuums its segments.</summary>
    public IEnumerable<StoredPoint> Counted => _points.Values.Concat(_lingering);

    public StrictMode Strict => _strict;

    public StoredPoint? Find(PointId id) => _points.GetValueOrDefault(id);

    public Filter Filter(JsonElement body) => QdrantServer.Filter.Read(body.TryGetProperty("filter", out var filter) ? filter : null, _strict.RequireIndex);

    public VectorParameters Named(string name) => Vectors.GetValueOrDefault(name) ?? throw Failure.Input($"Not existing vector name error: {name}");

    /// <summary>Makes a payload index; two operations, as on the real server.</summary>
    public long AddIndex(string field, JsonElement schema)
    {
        _indexes[field] = JsonNode.Parse(schema.GetRawText())!;
        return _operation += 2;
    }

    /// <summary>Writes points. What cannot be converted is refused where the caller waits, and silently lost where it does not, as on the real server.</summary>
    public long Upsert(JsonElement body, bool waits)
    {
        Members.Check(body, "points");
        _strict.RequireBatch(body.GetProperty("points").GetArrayLength());
        var points = body.GetProperty("points").EnumerateArray().Select((json, place) => Read(json, place)).ToList();
        foreach (var (_, vectors, _) in points)
        {
            foreach (var (name, vector) in vectors)
            {
                vector.RequireSize(Named(name), $" for vector '{name}'");
            }
        }

        _operation++;
        try
        {
            points.ForEach(point => Store(point.Id, point.Vectors, point.Payload));
        }
        catch (Failure) when (!waits)
        {
        }

        return _operation;
    }

    /// <summary>Replaces single vectors of points that exist.</summary>
    public long UpdateVectors(JsonElement body)
    {
        Members.Check(body, "points");
        _operation++;
        foreach (var json in body.GetProperty("points").EnumerateArray())
        {
            var id = PointId.Read(json.GetProperty("id"));
            var former = Find(id) ?? throw new Failure(404, $"Not found: No point with id {id} found");
            var vectors = former.Vectors.ToDictionary(StringComparer.Ordinal);
            foreach (var named in json.GetProperty("vector").EnumerateObject())
            {
                vectors[named.Name] = Vector.Read(named.Value, "points[0].vector.?").Keep(Named(named.Name));
            }

            _points[id] = former with { Version = _operation, Vectors = vectors };
        }

        return _operation;
    }

    /// <summary>Adds members to the payloads of points.</summary>
    public long SetPayload(JsonElement body)
    {
        Members.Check(body, "payload", "filter", "points");
        _operation++;
        foreach (var point in Selected(body))
        {
            var payload = (JsonObject)point.Payload.DeepClone();
            foreach (var member in body.GetProperty("payload").EnumerateObject())
            {
                payload[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }

            _points[point.Id] = point with { Version = _operation, Payload = payload };
        }

        return _operation;
    }

    /// <summary>Takes members out of the payloads of points.</summary>
    public long DeletePayload(JsonElement body)
    {
        Members.Check(body, "keys", "filter", "points");
        _operation++;
        foreach (var point in Selected(body))
        {
            var payload = (JsonObject)point.Payload.DeepClone();
            foreach (var key in body.GetProperty("keys").EnumerateArray())
            {
                payload.Remove(key.GetString()!);
            }

            _points[point.Id] = point with { Version = _operation, Payload = payload };
        }

        return _operation;
    }

    public long Delete(JsonElement body)
    {
        Members.Check(body, "points", "filter");
        foreach (var point in Selected(body))
        {
            _points.Remove(point.Id);
            _lingering.Add(point);
        }

        return ++_operation;
    }

    public void Patch(JsonElement body)
    {
        Members.Check(body, "strict_mode_config", "metadata");
        if (body.TryGetProperty("strict_mode_config", out var strict))
        {
            _strict.Change(strict);
        }
    }

    public JsonObject Describe() => CollectionInfo.Of(_settings, _points.Count, _indexes);

    private static IEnumerable<VectorParameters> Read(JsonElement settings, string member, Func<JsonProperty, VectorParameters> read) =>
        settings.TryGetProperty(member, out var vectors) ? vectors.EnumerateObject().Select(read) : [];

    private static (PointId Id, Dictionary<string, Vector> Vectors, JsonObject Payload) Read(JsonElement json, int place)
    {
        Members.Check(json, "id", "vector", "payload");
        var id = PointId.Read(json.GetProperty("id"));
        var vectors = json.GetProperty("vector").EnumerateObject().ToDictionary(
            named => named.Name, named => Vector.Read(named.Value, $"points[{place}].vector.?"), StringComparer.Ordinal);
        return (id, vectors, StoredPoint.ReadPayload(json));
    }

    private void Store(PointId id, Dictionary<string, Vector> vectors, JsonObject payload)
    {
        var kept = vectors.ToDictionary(pair => pair.Key, pair => pair.Value.Keep(Named(pair.Key)), StringComparer.Ordinal);
        _points[id] = new StoredPoint(id, _operation, kept, payload);
    }

    private List<StoredPoint> Selected(JsonElement body)
    {
        if (body.TryGetProperty("points", out var ids))
        {
            return [.. ids.EnumerateArray().Select(PointId.Read).Select(Find).OfType<StoredPoint>()];
        }

        var filter = QdrantServer.Filter.Read(body.GetProperty("filter"), _strict.RequireIndexForUpdate);
        return [.. Points.Where(filter.Allows)];
    }
}
