using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>A filter of the API as a predicate.</summary>
internal sealed class Filter(Func<StoredPoint, bool> allows)
{
    public static Filter All { get; } = new(_ => true);

    public bool Allows(StoredPoint point) => allows(point);

    public Filter And(Filter other) => new(point => allows(point) && other.Allows(point));

    /// <param name="json">The filter; a missing one lets everything through.</param>
    /// <param name="requireIndex">Called with each field and the kinds of index that would serve; strict mode refuses a field without one.</param>
    public static Filter Read(JsonElement? json, Action<string, string[]> requireIndex)
    {
        if (json is not { ValueKind: JsonValueKind.Object } filter)
        {
            return All;
        }

        Members.Require(filter, "should", "min_should", "must", "must_not");
        var must = Conditions(filter, "must", requireIndex);
        var mustNot = Conditions(filter, "must_not", requireIndex);
        var should = Conditions(filter, "should", requireIndex);
        return new Filter(point => must.TrueForAll(condition => condition(point))
            && !mustNot.Exists(condition => condition(point))
            && (should.Count == 0 || should.Exists(condition => condition(point))));
    }

    private static List<Func<StoredPoint, bool>> Conditions(JsonElement filter, string clause, Action<string, string[]> requireIndex) =>
        !filter.TryGetProperty(clause, out var conditions) ? []
        : conditions.ValueKind == JsonValueKind.Array ? [.. conditions.EnumerateArray().Select(condition => Condition(condition, requireIndex))]
        : [Condition(conditions, requireIndex)];

    private static Func<StoredPoint, bool> Condition(JsonElement json, Action<string, string[]> requireIndex)
    {
        if (json.TryGetProperty("has_id", out var ids))
        {
            Members.Require(json, "has_id");
            var wanted = ids.EnumerateArray().Select(PointId.Read).ToHashSet();
            return point => wanted.Contains(point.Id);
        }

        if (json.TryGetProperty("is_empty", out var empty))
        {
            Members.Require(json, "is_empty");
            var field = empty.GetProperty("key").GetString()!;
            return point => !point.ValuesOf(field).Any();
        }

        if (!json.TryGetProperty("key", out var key))
        {
            var nested = Read(json, requireIndex);
            return nested.Allows;
        }

        Members.Require(json, "key", "match", "range");
        return json.TryGetProperty("match", out var match) ? Match(key.GetString()!, match, requireIndex) : Range(key.GetString()!, json.GetProperty("range"), requireIndex);
    }

    private static Func<StoredPoint, bool> Match(string key, JsonElement match, Action<string, string[]> requireIndex)
    {
        Members.Require(match, "value", "any", "except");
        var isNegated = match.TryGetProperty("except", out var except);
        var values = isNegated ? except.EnumerateArray().ToList()
            : match.TryGetProperty("any", out var any) ? [.. any.EnumerateArray()]
            : [match.GetProperty("value")];
        requireIndex(key, values.Exists(value => value.ValueKind == JsonValueKind.Number) ? ["integer"] : ["keyword"]);
        var texts = values.Select(value => value.GetRawText()).Select(Canonical).ToHashSet(StringComparer.Ordinal);
        return isNegated
            ? point => point.ValuesOf(key).Any(value => !texts.Contains(Canonical(value.ToJsonString())))
            : point => point.ValuesOf(key).Any(value => texts.Contains(Canonical(value.ToJsonString())));
    }

    // 北京 and its escaped form are one string.
    private static string Canonical(string json) => JsonNode.Parse(json)!.ToJsonString();

    private static Func<StoredPoint, bool> Range(string key, JsonElement range, Action<string, string[]> requireIndex)
    {
        Members.Require(range, "gt", "gte", "lt", "lte");
        requireIndex(key, ["integer", "float"]);
        var tests = range.EnumerateObject().Select(bound => Bound(bound.Name, bound.Value.GetDouble())).ToList();
        return point => point.ValuesOf(key).Any(value => value.GetValueKind() == JsonValueKind.Number && tests.TrueForAll(test => test(Number(value))));
    }

    private static double Number(JsonNode node) => node.AsValue().GetValue<JsonElement>().GetDouble();

    private static Func<double, bool> Bound(string name, double limit) => name switch
    {
        "gt" => value => value > limit,
        "gte" => value => value >= limit,
        "lt" => value => value < limit,
        _ => value => value <= limit,
    };
}
