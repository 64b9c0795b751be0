using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>Writes what leaves the bot. A member that is null is left out: channels take a missing one and refuse a null.</summary>
internal static class ActivityJson
{
    // Chinese as it is, not as \u escapes of twice the size: channels bound the size of a message.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(Cleaned(json), Options);

    public static JsonObject WithoutNulls(JsonObject json) => new(json.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, Cleaned(member.Value))));

    private static JsonNode? Cleaned(JsonNode? node) => node switch
    {
        JsonObject inner => WithoutNulls(inner),
        JsonArray items => new JsonArray([.. items.Select(Cleaned)]),
        _ => node?.DeepClone(),
    };
}
