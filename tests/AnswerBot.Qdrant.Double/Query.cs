using System.Text.Json;

namespace AnswerBot.QdrantServer;

/// <summary>One query of the query API over a collection, with everything nested in it.</summary>
internal sealed class Query(Collection collection, Random random)
{
    private const int DefaultLimit = 10;

    // One request often has the same query in several prefetches.
    private readonly Dictionary<(string Name, string Vector), Scorer> _scorers = [];

    /// <summary>The points of the root query, best first.</summary>
    public IReadOnlyList<ScoredPoint> Run(JsonElement body)
    {
        Members.Check(body, "prefetch", "query", "using", "filter", "params", "score_threshold", "limit", "offset", "with_payload", "with_vector", "lookup_from", "shard_key");
        var limit = LimitOf(body, "internal.limit");
        collection.Strict.RequireLimit(limit);
        var offset = body.TryGetProperty("offset", out var skipped) ? skipped.GetInt32() : 0;
        return [.. Evaluate(body, Filter.All, offset + limit).Skip(offset)];
    }

    private static int LimitOf(JsonElement body, string path)
    {
        var limit = body.TryGetProperty("limit", out var given) ? given.GetInt32() : DefaultLimit;
        return limit >= 1 ? limit : throw Failure.Invalid(path, $"value {limit} invalid, must be 1 or larger");
    }

    private List<ScoredPoint> Evaluate(JsonElement body, Filter inherited, int limit)
    {
        var filter = collection.Filter(body).And(inherited);
        var lists = Prefetches(body).Select(prefetch => Prefetch(prefetch, filter)).ToList();
        if (!body.TryGetProperty("query", out var query))
        {
            return lists.Count > 0
                ? throw Failure.Input("Validation failed: cannot have prefetches without a query")
                : [.. collection.Points.Where(filter.Allows).Take(limit).Select(point => new ScoredPoint(point, 1, IsRanked: false))];
        }

        return Fusion.Read(query, lists.Count) is { } fuse
            ? [.. Fused(body, fuse(lists)).Take(limit)]
            : [.. Nearest(body, query, Sources(lists, filter)).Take(limit)];
    }

    private static JsonElement[] Prefetches(JsonElement body) =>
        !body.TryGetProperty("prefetch", out var prefetch) ? []
        : prefetch.ValueKind == JsonValueKind.Array ? [.. prefetch.EnumerateArray()]
        : [prefetch];

    private List<ScoredPoint> Prefetch(JsonElement body, Filter inherited)
    {
        Members.Check(body, "prefetch", "query", "using", "filter", "params", "score_threshold", "limit", "lookup_from");
        return Evaluate(body, inherited, LimitOf(body, "internal.prefetch[0].limit"));
    }

    private IEnumerable<StoredPoint> Sources(List<List<ScoredPoint>> lists, Filter filter) =>
        lists.Count > 0 ? lists.SelectMany(list => list).Select(scored => scored.Point).DistinctBy(point => point.Id) : collection.Points.Where(filter.Allows);

    private IEnumerable<ScoredPoint> Nearest(JsonElement body, JsonElement query, IEnumerable<StoredPoint> sources)
    {
        var name = body.TryGetProperty("using", out var named) ? named.GetString()! : "";
        var scorer = ScorerFor(name, Explicit(query));
        var threshold = body.TryGetProperty("score_threshold", out var least) ? least.GetSingle() : float.NegativeInfinity;
        var scored = sources.Where(point => point.Vectors.ContainsKey(name))
            .Select(point => (point, score: scorer.Score(point)))
            .Where(pair => pair.score > threshold)
            .Select(pair => new ScoredPoint(pair.point, pair.score!.Value));
        return Ranked(scored);
    }

    // Fused scores are held against the threshold inclusively, similarities exclusively.
    private IEnumerable<ScoredPoint> Fused(JsonElement body, IEnumerable<ScoredPoint> fused)
    {
        if (body.TryGetProperty("using", out _))
        {
            throw Failure.Input("Validation failed: Fusion cannot be combined with the 'using' field");
        }

        var threshold = body.TryGetProperty("score_threshold", out var least) ? least.GetSingle() : float.NegativeInfinity;
        return Ranked(fused.Where(scored => scored.Score >= threshold));
    }

    // The real server promises no order among equal scores, so a client that relies on one must fail here.
    private IOrderedEnumerable<ScoredPoint> Ranked(IEnumerable<ScoredPoint> scored) => scored.OrderByDescending(point => point.Score).ThenBy(_ => random.Next());

    private static JsonElement Explicit(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object || query.TryGetProperty("indices", out _))
        {
            return query;
        }

        Members.Require(query, "nearest");
        return query.GetProperty("nearest");
    }

    private Scorer ScorerFor(string name, JsonElement query)
    {
        var key = (name, query.GetRawText());
        if (!_scorers.TryGetValue(key, out var scorer))
        {
            var parameters = collection.Named(name);
            scorer = new Scorer(Vector.Read(query, "internal.query").Keep(parameters), parameters, collection);
            _scorers.Add(key, scorer);
        }

        return scorer;
    }
}
