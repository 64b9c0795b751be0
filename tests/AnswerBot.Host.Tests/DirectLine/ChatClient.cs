using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AnswerBot.Host.Tests.DirectLine;

/// <summary>Speaks Direct Line as the client in the page does, without a browser.</summary>
public sealed class ChatClient(HttpClient http)
{
    private const string Base = "/v3/directline";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Token { get; set; } = "";

    public string ConversationId { get; private set; } = "";

    public string UserId { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A client with a conversation that has begun.</summary>
    public static async Task<ChatClient> StartAsync(HttpClient http, string? locale = null)
    {
        var client = new ChatClient(http);
        await client.GenerateAsync();
        Assert.Equal(HttpStatusCode.Created, await client.BeginAsync(locale));
        return client;
    }

    public async Task GenerateAsync()
    {
        var grant = await ReadAsync(await SendAsync(HttpMethod.Post, "/tokens/generate"), HttpStatusCode.OK);
        (Token, ConversationId, UserId) = (Text(grant, "token"), Text(grant, "conversationId"), Text(grant, "userId"));
    }

    public async Task<HttpStatusCode> BeginAsync(string? locale = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/conversations", new { user = new { id = "dl_somebody-else" }, locale });
        var grant = await ReadAsync(response, response.StatusCode);
        Assert.True(response.IsSuccessStatusCode, grant.ToString());
        (Token, StreamUrl) = (Text(grant, "token"), Text(grant, "streamUrl"));
        return response.StatusCode;
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => SendAsync(HttpMethod.Post, $"/conversations/{ConversationId}/activities", activity);

    /// <summary>Says something, and gives the id of what was said.</summary>
    public async Task<string> SayAsync(string text)
    {
        using var response = await PostAsync(new { type = "message", text, from = new { id = UserId } });
        return Text(await ReadAsync(response, HttpStatusCode.OK), "id");
    }

    public async Task<JsonElement> PollAsync(string watermark = "") =>
        await ReadAsync(await SendAsync(HttpMethod.Get, $"/conversations/{ConversationId}/activities?watermark={watermark}"), HttpStatusCode.OK);

    /// <summary>Polls until an activity is there that fits.</summary>
    public async Task<JsonElement> PollForAsync(Func<JsonElement, bool> fits)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(Patience);
        while (true)
        {
            var found = Activities(await PollAsync()).FirstOrDefault(fits);
            if (found.ValueKind != JsonValueKind.Undefined)
            {
                return found;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>The bot's answer to the activity with this id.</summary>
    public Task<JsonElement> PollForReplyAsync(string id) =>
        PollForAsync(activity => Text(activity, "type") == "message" && activity.TryGetProperty("replyToId", out var replied) && replied.GetString() == id);

    public async Task<ClientWebSocket> OpenStreamAsync(string? address = null)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address ?? StreamUrl), Cancelled);
        return socket;
    }

    /// <summary>Reads one frame; null where the server closed the stream.</summary>
    public static async Task<JsonElement?> ReadFrameAsync(WebSocket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            frame.Write(buffer, 0, received.Count);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (received.EndOfMessage)
            {
                return JsonElement.Parse(Encoding.UTF8.GetString(frame.ToArray()));
            }
        }
    }

    /// <summary>Reads frames until an activity fits; gives everything read.</summary>
    public static async Task<List<JsonElement>> ReadUntilAsync(WebSocket socket, Func<JsonElement, bool> fits)
    {
        var read = new List<JsonElement>();
        while (!read.Any(fits))
        {
            read.AddRange(Activities((await ReadFrameAsync(socket))!.Value));
        }

        return read;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, Base + path);
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);
        return http.SendAsync(request, Cancelled);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    public static IReadOnlyList<JsonElement> Activities(JsonElement set) => [.. set.GetProperty("activities").EnumerateArray()];

    public static string Text(JsonElement element, string member) => element.TryGetProperty(member, out var value) ? value.GetString()! : "";

    public static long Sequence(JsonElement activity) => activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64();

    public static bool IsFromBot(JsonElement activity) => Text(activity.GetProperty("from"), "role") == "bot";

    public static Func<JsonElement, bool> ReplyTo(string id) => activity => Text(activity, "type") == "message" && IsFromBot(activity) && Text(activity, "replyToId") == id;
}
