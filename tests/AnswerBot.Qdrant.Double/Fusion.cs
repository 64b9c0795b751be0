using System.Text.Json;

namespace AnswerBot.QdrantServer;

/// <summary>How several lists become one: reciprocal ranks, normalised scores, or a formula.</summary>
internal static class Fusion
{
    private const float DefaultK = 2;

    /// <summary>The function that fuses; null where the query is a vector.</summary>
    public static Func<List<List<ScoredPoint>>, IEnumerable<ScoredPoint>>? Read(JsonElement query, int lists)
    {
        if (query.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (query.TryGetProperty("formula", out var formula))
        {
            Members.Require(query, "formula", "defaults");
            return fused => Formula.Apply(formula, query.TryGetProperty("defaults", out var defaults) ? defaults : default, fused);
        }

        if (query.TryGetProperty("fusion", out var kind))
        {
            RequirePrefetch(lists);
            return kind.GetString() == "dbsf" ? NormalisedScores : fused => ReciprocalRanks(fused, DefaultK, null);
        }

        return query.TryGetProperty("rrf", out var options) ? WithOptions(options, lists) : null;
    }

    private static Func<List<List<ScoredPoint>>, IEnumerable<ScoredPoint>> WithOptions(JsonElement options, int lists)
    {
        Members.Require(options, "k", "weights");
        RequirePrefetch(lists);
        var k = options.TryGetProperty("k", out var given) ? given.GetSingle() : DefaultK;
        var weights = options.TryGetProperty("weights", out var list) ? list.EnumerateArray().Select(weight => weight.GetSingle()).ToList() : null;
        return weights is not null && weights.Count != lists
            ? throw Failure.Input($"Validation failed: RRF weights length ({weights.Count}) does not match number of prefetches ({lists})")
            : fused => ReciprocalRanks(fused, k, weights);
    }

    private static void RequirePrefetch(int lists)
    {
        if (lists == 0)
        {
            throw Failure.Input("Validation failed: cannot apply Fusion without prefetches");
        }
    }

    private static IEnumerable<ScoredPoint> ReciprocalRanks(List<List<ScoredPoint>> lists, float k, List<float>? weights) =>
        Summed(lists.SelectMany((list, place) =>
            list.Select((scored, rank) => scored with { Score = 1 / (((rank + 1) / (weights?[place] ?? 1)) + k - 1) })));

    private static IEnumerable<ScoredPoint> NormalisedScores(List<List<ScoredPoint>> lists) => Summed(lists.SelectMany(Normalised));

    /// <summary>Mean plus and minus three sample standard deviations become 1 and 0.</summary>
    private static IEnumerable<ScoredPoint> Normalised(List<ScoredPoint> list)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var mean = list.Average(scored => (double)scored.Score);
        var deviation = list.Count < 2 ? 0 : Math.Sqrt(list.Sum(scored => Math.Pow(scored.Score - mean, 2)) / (list.Count - 1));
        return list.Select(scored => scored with { Score = deviation == 0 ? 0.5f : (float)((scored.Score - (mean - (3 * deviation))) / (6 * deviation)) });
    }

    private static IEnumerable<ScoredPoint> Summed(IEnumerable<ScoredPoint> scores) =>
        scores.GroupBy(scored => scored.Point.Id).Select(group => group.First() with { Score = group.Sum(scored => scored.Score) });
}
