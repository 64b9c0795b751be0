using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>A point as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The operation that wrote it last.</param>
/// <param name="Vectors">Named vectors; a name may be missing.</param>
/// <param name="Payload">A JSON object.</param>
internal sealed record StoredPoint(PointId Id, long Version, IReadOnlyDictionary<string, Vector> Vectors, JsonObject Payload)
{
    /// <summary>The values that a filter sees under <paramref name="key"/>; several where the payload has a list.</summary>
    public IEnumerable<JsonNode> ValuesOf(string key) => Payload[key] switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        { } single => [single],
    };

    /// <summary>Reads the payload of a body; null where it has none.</summary>
    public static JsonObject ReadPayload(JsonElement point) =>
        point.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object ? JsonObject.Create(payload.Clone())! : [];
}
