using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>The rules of the strictest receiver: what is not there is missing, never null; values are the allowed ones; one message entity at most.</summary>
internal static class StrictActivity
{
    public static void Check(Activity activity)
    {
        Assert.False(HasNull(activity.Json), "Trap 1: null in JSON is refused; leave the member out.");
        Assert.True(activity.Type is "message" or "typing");
        Assert.True((string?)activity.Json["textFormat"] is null or "plain" or "markdown");
        Assert.True(activity.Type != "message" || activity.Text is { Length: > 0 } || activity.Json["attachments"] is JsonArray { Count: > 0 }, "A message needs a text or an attachment.");
        Assert.False(activity.Text is not null && activity.Json["attachments"] is not null, "Text beside a card loses its format and its id.");
        Assert.InRange(Encoding.UTF8.GetByteCount(activity.Json.ToJsonString()), 1, activity.ChannelId is "webchat" or "directline" ? 300 * 1024 : 80 * 1024);
        CheckEntity((activity.Json["entities"] as JsonArray ?? []).Single(() => activity.Json["entities"] is not null), activity);
    }

    private static void CheckEntity(JsonNode? entity, Activity activity)
    {
        if (entity is null)
        {
            return;
        }

        Assert.Equal("https://schema.org/Message", (string?)entity["type"]);
        Assert.Equal("Message", (string?)entity["@type"]);
        Assert.Equal("", (string?)entity["@id"]);
        Assert.All(entity["citation"] as JsonArray ?? [], claim =>
        {
            var position = (int)claim!["position"]!;
            Assert.Contains($"[{position}]", activity.Text, StringComparison.Ordinal);
            Assert.InRange(((string)claim["appearance"]!["name"]!).Length, 1, 80);
            Assert.InRange(((string)claim["appearance"]!["abstract"]!).Length, 1, 160);
        });
    }

    private static JsonNode? Single(this JsonArray entities, Func<bool> isExpected) => isExpected() ? Assert.Single(entities) : null;

    private static bool HasNull(JsonNode? node) => node switch
    {
        null => true,
        // The answer that travels along is our own object, and not read by the channel.
        JsonObject members => members.Any(member => member.Key != "answer" && HasNull(member.Value)),
        JsonArray items => items.Any(HasNull),
        _ => false,
    };
}
