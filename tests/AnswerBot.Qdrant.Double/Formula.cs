using System.Globalization;
using System.Text.Json;

namespace AnswerBot.QdrantServer;

/// <summary>Rescoring by an expression over the scores of the prefetches: numbers, <c>$score[i]</c>, <c>sum</c>, <c>mult</c>, <c>neg</c>.</summary>
internal static class Formula
{
    public static IEnumerable<ScoredPoint> Apply(JsonElement formula, JsonElement defaults, List<List<ScoredPoint>> lists)
    {
        var scores = lists.Select(list => list.ToDictionary(scored => scored.Point.Id, scored => scored.Score)).ToList();
        var points = lists.SelectMany(list => list).Select(scored => scored.Point).DistinctBy(point => point.Id);
        return points.Select(point => new ScoredPoint(point, (float)Value(formula, name => ScoreOf(name, point.Id, scores, defaults))));
    }

    private static double Value(JsonElement expression, Func<string, double> variable) => expression.ValueKind switch
    {
        JsonValueKind.Number => expression.GetDouble(),
        JsonValueKind.String => variable(expression.GetString()!),
        JsonValueKind.Object when expression.TryGetProperty("sum", out var terms) => terms.EnumerateArray().Sum(term => Value(term, variable)),
        JsonValueKind.Object when expression.TryGetProperty("mult", out var factors) => factors.EnumerateArray().Aggregate(1.0, (product, factor) => product * Value(factor, variable)),
        JsonValueKind.Object when expression.TryGetProperty("neg", out var negated) => -Value(negated, variable),
        _ => throw Failure.Format("data did not match any variant of untagged enum Expression"),
    };

    private static double ScoreOf(string name, PointId id, List<Dictionary<PointId, float>> scores, JsonElement defaults)
    {
        if (!name.StartsWith("$score[", StringComparison.Ordinal) || !int.TryParse(name[7..^1], CultureInfo.InvariantCulture, out var list) || list >= scores.Count)
        {
            throw Failure.Input($"Validation failed: no such variable: {name}");
        }

        return scores[list].TryGetValue(id, out var score) ? score
            : defaults.ValueKind == JsonValueKind.Object && defaults.TryGetProperty(name, out var given) ? given.GetDouble()
            : 0;
    }
}
