using System.Text.Json.Nodes;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>What the Agents Playground demands of an activity that a bot posts.</summary>
internal static class PlaygroundRules
{
    private static readonly string[] Types = ["message", "typing", "trace"];
    private static readonly string[] TextFormats = ["plain", "markdown", "xml"];
    private static readonly string[] Layouts = ["list", "carousel"];

    /// <summary>Null where the activity is as it must be.</summary>
    public static string? Problem(JsonObject activity) =>
        Nulls(activity, "").FirstOrDefault() is { } path ? $"{path} is null"
        : !Types.Contains(Text(activity, "type")) ? "type must be message, typing or trace"
        : Text(activity, "type") == "message" && string.IsNullOrEmpty(Text(activity, "text")) && activity["attachments"] is not JsonArray { Count: > 0 } ? "a message needs a text or an attachment"
        : activity.ContainsKey("textFormat") && !TextFormats.Contains(Text(activity, "textFormat")) ? "textFormat is none of those allowed"
        : activity.ContainsKey("attachmentLayout") && !Layouts.Contains(Text(activity, "attachmentLayout")) ? "attachmentLayout is none of those allowed"
        : activity["conversation"] is not JsonObject ? "conversation must be an object"
        : RootEntities(activity) > 1 ? "there is more than one root entity"
        : activity["entities"] is JsonArray entities ? entities.OfType<JsonObject>().Select(EntityProblem).FirstOrDefault(problem => problem is not null)
        : null;

    private static int RootEntities(JsonObject activity) =>
        (activity["entities"] as JsonArray ?? []).OfType<JsonObject>().Count(IsRoot);

    private static bool IsRoot(JsonObject entity) => Text(entity, "type") == "https://schema.org/Message";

    private static string? EntityProblem(JsonObject entity) =>
        IsRoot(entity) && entity.ContainsKey("additionalType") && entity["additionalType"] is not JsonArray { Count: 1 } ? "additionalType must be an array of one"
        : Text(entity, "type") == "mention" && Text(entity, "text")?.StartsWith("<at>", StringComparison.Ordinal) != true ? "a mention needs <at>"
        : null;

    private static IEnumerable<string> Nulls(JsonNode? node, string path) => node switch
    {
        JsonObject inner => inner.SelectMany(member => member.Value is null ? [$"{path}/{member.Key}"] : Nulls(member.Value, $"{path}/{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Nulls(item, $"{path}/{index}")),
        _ => [],
    };

    private static string? Text(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
