using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>An unsigned integer or a UUID; integers come first in the order of ids.</summary>
internal readonly record struct PointId(ulong Number, string? Uuid) : IComparable<PointId>
{
    public int CompareTo(PointId other) => (Uuid, other.Uuid) switch
    {
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => -1,
        (_, null) => 1,
        ({ } left, { } right) => string.CompareOrdinal(left, right),
    };

    public static PointId Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetUInt64(out var number) => new PointId(number, null),
        JsonValueKind.String => Parse(json.GetString()!),
        _ => throw Refuse(json.GetRawText()),
    };

    public static PointId Parse(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new PointId(number, null)
        : Guid.TryParse(text, out var uuid) ? new PointId(0, uuid.ToString())
        : throw Refuse(text);

    public JsonNode ToJson() => Uuid is { } uuid ? JsonValue.Create(uuid) : JsonValue.Create(Number);

    public override string ToString() => Uuid ?? Number.ToString(CultureInfo.InvariantCulture);

    private static Failure Refuse(string text) =>
        Failure.Format($"value {text} is not a valid point ID, valid values are either an unsigned integer or a UUID");
}
