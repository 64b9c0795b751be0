using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AnswerBot.ChatLoad;

/// <summary>One chat: begins a conversation, listens on its stream, asks and waits for the answer to each question.</summary>
internal sealed class LoadChat(HttpClient http, int number) : IDisposable
{
    private static readonly string[] Questions =
    [
        "人们从疫情中得到的最重要启示是什么？", "针对中国的滥诉站得住脚吗？", "领事保护热线的号码是多少？", "What did he say about the WHO?", "中俄关系怎么样？", "你能教我做红烧肉吗？",
        "How does China see its relations with Europe?", "病毒溯源中国持什么态度？",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _frame = new byte[1024 * 1024];
    private string _token = "";
    private string _conversation = "";
    private int _asked;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var grant = await PostAsync("/v3/directline/tokens/generate", null, cancellationToken);
        _token = grant.GetProperty("token").GetString()!;
        var started = await PostAsync("/v3/directline/conversations", new { locale = "zh-CN" }, cancellationToken);
        _conversation = started.GetProperty("conversationId").GetString()!;
        await _socket.ConnectAsync(new Uri(started.GetProperty("streamUrl").GetString()!), cancellationToken);
    }

    /// <summary>Asks the next question; how long until its answer had come over the stream.</summary>
    public async Task<TimeSpan> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var began = Stopwatch.GetTimestamp();
        var posted = await PostAsync($"/v3/directline/conversations/{_conversation}/activities", new { type = "message", text = Questions[(number + _asked++) % Questions.Length] }, limit.Token);
        var id = posted.GetProperty("id").GetString()!;
        while (!await ReadsReplyAsync(id, limit.Token))
        {
        }

        return Stopwatch.GetElapsedTime(began);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadsReplyAsync(string id, CancellationToken cancellationToken)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_frame.AsMemory(length), cancellationToken);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        if (part.MessageType == WebSocketMessageType.Close)
        {
            throw new InvalidOperationException("The server closed the stream.");
        }

        using var set = JsonDocument.Parse(_frame.AsMemory(0, length));
        return set.RootElement.GetProperty("activities").EnumerateArray().Any(activity => IsAnswerTo(activity, id));
    }

    // An apology is a message without an answer in it.
    private static bool IsAnswerTo(JsonElement activity, string id)
    {
        var isReply = activity.GetProperty("type").GetString() == "message" && activity.TryGetProperty("replyToId", out var replied) && replied.GetString() == id;
        return isReply && (activity.GetProperty("channelData").TryGetProperty("answer", out _) ? true : throw new InvalidOperationException($"No answer, but: {activity.GetProperty("text").GetString()}"));
    }

    private async Task<JsonElement> PostAsync(string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = _token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", _token);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{(int)response.StatusCode}: {text}");
    }
}
