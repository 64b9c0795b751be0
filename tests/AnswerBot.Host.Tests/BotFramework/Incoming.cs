using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Activities as channels send them, and the call that brings them.</summary>
internal static class Incoming
{
    public const string Bot = "28:bot";
    public const string User = "29:user";
    public const string Greeting = "你好";

    private static int _count;

    /// <summary>A message in a personal chat, with an id of its own.</summary>
    public static JsonObject Message(string text = Greeting, string serviceUrl = "http://127.0.0.1:9/_connector", string conversation = "a:1", string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? $"m{Interlocked.Increment(ref _count)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = User, ["name"] = "Alex" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "AnswerBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = "b1c2" },
        ["text"] = text,
        ["textFormat"] = "plain",
    };

    public static JsonObject With(this JsonObject activity, string member, JsonNode? value)
    {
        activity[member] = value;
        return activity;
    }

    public static Task<HttpResponseMessage> PostActivityAsync(this RunningServer server, JsonObject activity, params (string Name, string Value)[] headers) =>
        server.PostMessagesAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), headers);

    public static async Task<HttpResponseMessage> PostMessagesAsync(this RunningServer server, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers.Prepend(("Content-Type", "application/json")).GroupBy(header => header.Item1).Select(group => group.Last()))
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value));
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts an activity and demands this status.</summary>
    public static async Task PostAsync(this RunningServer server, JsonObject activity, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        using var response = await server.PostActivityAsync(activity);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }
}
