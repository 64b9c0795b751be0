using System.Text.Json.Nodes;

namespace AnswerBot.Host.DirectLine;

/// <summary>Who takes part in a conversation of the page. The server says so, never the client.</summary>
internal static class Participants
{
    /// <summary>The channel's name in activities.</summary>
    public const string Channel = "webchat";

    public const string BotId = "answerbot";

    public static JsonObject Bot() => new() { ["id"] = BotId, ["name"] = "AnswerBot", ["role"] = "bot" };

    public static JsonObject User(string id) => new() { ["id"] = id, ["role"] = "user" };
}
