using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>The reading calls over one collection, as they look in replies.</summary>
internal sealed class Reader(Collection collection, Random random)
{
    private const int DefaultPage = 10;
    private const int DefaultGroupSize = 3;

    private readonly Query _query = new(collection, random);

    public JsonNode Query(JsonElement body) => new JsonObject
    {
        ["points"] = Points(_query.Run(body), body),
    };

    public JsonNode QueryBatch(JsonElement body)
    {
        Members.Check(body, "searches");
        return new JsonArray([.. body.GetProperty("searches").EnumerateArray().Select(Query)]);
    }

    public JsonNode QueryGroups(JsonElement body)
    {
        var key = body.GetProperty("group_by").GetString()!;
        var size = body.TryGetProperty("group_size", out var given) ? given.GetInt32() : DefaultGroupSize;
        var limit = body.TryGetProperty("limit", out var groups) ? groups.GetInt32() : DefaultPage;
        // Everything is ranked, then grouped: the double is small, and exact.
        var ranked = _query.Run(Without(body, "group_by", "group_size", "limit"));
        var grouped = ranked.SelectMany(scored => scored.Point.ValuesOf(key).Select(value => (Value: value, scored)))
            .GroupBy(pair => pair.Value.ToJsonString(), StringComparer.Ordinal)
            .Take(limit)
            .Select(group => (JsonNode)new JsonObject
            {
                ["hits"] = Points(group.Take(size).Select(pair => pair.scored), body),
                ["id"] = JsonNode.Parse(group.Key),
            });
        return new JsonObject { ["groups"] = new JsonArray([.. grouped]) };
    }

    public JsonNode Scroll(JsonElement body)
    {
        Members.Check(body, "limit", "offset", "filter", "with_payload", "with_vector");
        var limit = body.TryGetProperty("limit", out var given) ? given.GetInt32() : DefaultPage;
        collection.Strict.RequireLimit(limit);
        var from = body.TryGetProperty("offset", out var offset) && offset.ValueKind != JsonValueKind.Null ? PointId.Read(offset) : default;
        var filter = collection.Filter(body);
        var page = collection.Points.Where(point => point.Id.CompareTo(from) >= 0 && filter.Allows(point)).Take(limit + 1).ToList();
        return new JsonObject
        {
            ["points"] = new JsonArray([.. page.Take(limit).Select(point => Record(point, body, withPayload: true))]),
            ["next_page_offset"] = page.Count > limit ? page[limit].Id.ToJson() : null,
        };
    }

    public JsonNode Get(JsonElement body)
    {
        Members.Check(body, "ids", "with_payload", "with_vector");
        var found = body.GetProperty("ids").EnumerateArray().Select(PointId.Read).Select(collection.Find).OfType<StoredPoint>();
        return new JsonArray([.. found.Select(point => Record(point, body, withPayload: true))]);
    }

    public JsonNode GetOne(string id) => collection.Find(PointId.Parse(id)) is { } point
        ? Record(point, default, withPayload: true)
        : throw new Failure(404, $"Not found: Point with id {id} does not exists!");

    public JsonNode Count(JsonElement body)
    {
        Members.Check(body, "filter", "exact");
        return new JsonObject { ["count"] = collection.Points.Count(collection.Filter(body).Allows) };
    }

    private static JsonElement Without(JsonElement body, params string[] members)
    {
        var copy = JsonObject.Create(body.Clone())!;
        foreach (var member in members)
        {
            copy.Remove(member);
        }

        copy["limit"] = int.MaxValue / 2;
        return JsonSerializer.SerializeToElement(copy);
    }

    private JsonArray Points(IEnumerable<ScoredPoint> points, JsonElement body) => new([.. points.Select(scored =>
    {
        var record = Record(scored.Point, body, withPayload: false);
        record.Insert(1, "version", scored.IsRanked ? scored.Point.Version : 0);
        record.Insert(2, "score", scored.Score);
        return (JsonNode)record;
    })]);

    private JsonObject Record(StoredPoint point, JsonElement body, bool withPayload)
    {
        var record = new JsonObject { ["id"] = point.Id.ToJson() };
        if (Payload(point, Member(body, "with_payload"), withPayload) is { } payload)
        {
            record["payload"] = payload;
        }

        if (Vectors(point, Member(body, "with_vector")) is { } vectors)
        {
            record["vector"] = vectors;
        }

        return record;
    }

    private static JsonObject? Payload(StoredPoint point, JsonElement selector, bool byDefault) => selector.ValueKind switch
    {
        JsonValueKind.Undefined => byDefault ? Copy(point.Payload) : null,
        JsonValueKind.True => Copy(point.Payload),
        JsonValueKind.Array => Copy(point.Payload, selector),
        JsonValueKind.Object => Copy(point.Payload, Included(selector)),
        _ => null,
    };

    private static JsonElement Included(JsonElement selector)
    {
        Members.Require(selector, "include");
        return selector.GetProperty("include");
    }

    private static JsonObject Copy(JsonObject payload) => (JsonObject)payload.DeepClone();

    private static JsonObject Copy(JsonObject payload, JsonElement keys)
    {
        var copy = new JsonObject();
        foreach (var key in keys.EnumerateArray().Select(key => key.GetString()!).Where(payload.ContainsKey))
        {
            copy[key] = payload[key]?.DeepClone();
        }

        return copy;
    }

    private JsonObject? Vectors(StoredPoint point, JsonElement selector)
    {
        if (selector.ValueKind is not (JsonValueKind.True or JsonValueKind.Array))
        {
            return null;
        }

        var names = selector.ValueKind == JsonValueKind.True ? point.Vectors.Keys : selector.EnumerateArray().Select(name => name.GetString()!);
        return new JsonObject(names.Where(point.Vectors.ContainsKey)
            .Select(name => KeyValuePair.Create(name, (JsonNode?)point.Vectors[name].ToJson(collection.Named(name)))));
    }

    private static JsonElement Member(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value : default;
}
