using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Activities as channels send them; what a test does not mention has a plain default.</summary>
internal static class SomeActivity
{
    public const string BotId = "28:bot";
    public const string UserId = "29:alex";

    private static int _conversations;

    /// <summary>A conversation id that no other test uses.</summary>
    public static string NewConversation() => $"a:conversation-{Interlocked.Increment(ref _conversations)}";

    public static Activity Message(string? text, string channel = "msteams", string? conversation = null, string type = "personal", string from = UserId, string? locale = null)
    {
        var activity = Of("message", channel, conversation, type, from);
        activity.Json["text"] = text;
        activity.Json["locale"] = locale;
        return activity;
    }

    /// <summary>A message in a group, in which the bot is mentioned.</summary>
    public static Activity Mention(string text, string type = "groupChat", string? conversation = null, string from = UserId)
    {
        var activity = Message($"<at>AnswerBot</at>&nbsp;{text}", "msteams", conversation, type, from);
        activity.Json["entities"] = new JsonArray(MentionOf(BotId, "AnswerBot"));
        return activity;
    }

    public static JsonObject MentionOf(string id, string name) =>
        new() { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name }, ["text"] = $"<at>{name}</at>" };

    public static Activity Button(JsonNode value, string channel = "msteams", string? conversation = null, string type = "personal")
    {
        var activity = Of("message", channel, conversation, type, UserId);
        activity.Json["value"] = value;
        return activity;
    }

    public static Activity Joined(string channel, string? conversation = null, string type = "personal", params string[] members)
    {
        var activity = Of("conversationUpdate", channel, conversation, type, UserId);
        activity.Json["membersAdded"] = new JsonArray([.. members.Select(id => new JsonObject { ["id"] = id })]);
        return activity;
    }

    public static Activity Of(string type, string channel = "msteams", string? conversation = null, string conversationType = "personal", string from = UserId) => new(new JsonObject
    {
        ["type"] = type,
        ["id"] = "1600000000000",
        ["channelId"] = channel,
        ["serviceUrl"] = "http://localhost:1/_connector",
        ["from"] = new JsonObject { ["id"] = from, ["name"] = "Alex" },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "AnswerBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation ?? NewConversation(), ["conversationType"] = conversationType, ["tenantId"] = "tenant" },
    });
}
