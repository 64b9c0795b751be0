using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AnswerBot.Tests.Summaries;

/// <summary>A chat service that speaks OpenAI's API on a free loopback port and behaves as a test wants it.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    public const string Key = "sk-of-this-test-0123456789";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public ChatServer(Func<HttpListenerResponse, Task> play)
        : this((_, response) => play(response))
    {
    }

    /// <summary>The reply depends on the request.</summary>
    public ChatServer(Func<JsonElement, HttpListenerResponse, Task> play)
    {
        var port = FreePort();
        Endpoint = new Uri($"http://127.0.0.1:{port}/v1");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync(play);
    }

    public Uri Endpoint { get; }

    public List<string> Paths { get; } = [];

    public List<string> Keys { get; } = [];

    public List<JsonElement> Bodies { get; } = [];

    /// <summary>The reply in pieces, as services stream it.</summary>
    public static Func<HttpListenerResponse, Task> Saying(string text, int pieceLength = 3, string finish = "stop", bool withUsage = true) => async response =>
    {
        response.ContentType = "text/event-stream";
        foreach (var piece in text.Chunk(pieceLength))
        {
            await SendAsync(response, Chunk(new { content = new string(piece) }, null));
        }

        await SendAsync(response, Chunk(new { }, finish));
        if (withUsage)
        {
            await SendAsync(response, new { id = "1", @object = "chat.completion.chunk", created = 1, model = "m", choices = Array.Empty<object>(), usage = new { prompt_tokens = 321, completion_tokens = 45, total_tokens = 366 } });
        }

        await WriteAsync(response, "data: [DONE]\n\n");
    };

    public static Func<HttpListenerResponse, Task> Failing(int status, string body = "{\"error\":{\"message\":\"as this test wants it\"}}", string? retryAfter = null) => async response =>
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        if (retryAfter is not null)
        {
            response.AddHeader("Retry-After", retryAfter);
        }

        await WriteAsync(response, body);
    };

    public static Func<HttpListenerResponse, Task> Raw(string text) => async response =>
    {
        response.ContentType = "text/event-stream";
        await WriteAsync(response, text);
    };

    public static Func<HttpListenerResponse, Task> Endless(string piece) => async response =>
    {
        response.ContentType = "text/event-stream";
        while (true)
        {
            await WriteAsync(response, piece);
        }
    };

    public static string Line(string content) => $"data: {JsonSerializer.Serialize(Chunk(new { content }, null))}\n\n";

    public async ValueTask DisposeAsync()
    {
        _listener.Abort();
        await _serving;
    }

    private static object Chunk(object delta, string? finish) =>
        new { id = "1", @object = "chat.completion.chunk", created = 1, model = "m", choices = new[] { new { index = 0, delta, finish_reason = finish } } };

    private static Task SendAsync(HttpListenerResponse response, object chunk) => WriteAsync(response, $"data: {JsonSerializer.Serialize(chunk)}\n\n");

    private static async Task WriteAsync(HttpListenerResponse response, string text)
    {
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await response.OutputStream.FlushAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync(Func<JsonElement, HttpListenerResponse, Task> play)
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync(), play);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, Func<JsonElement, HttpListenerResponse, Task> play)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
        Paths.Add(context.Request.Url!.AbsolutePath);
        Keys.Add(context.Request.Headers["Authorization"] ?? "");
        Bodies.Add(body.RootElement.Clone());
        try
        {
            await play(body.RootElement, context.Response);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client hung up, as it must on a stream without end.
            context.Response.Abort();
        }
    }
}
