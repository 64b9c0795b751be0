using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnswerBot.QdrantServer;

/// <summary>A server that fails as it is told: what servers, proxies and networks do and the double does not.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private const string Welcome = """{"title":"qdrant - vector search engine","version":"VERSION"}""";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _calls;

    private ScriptedServer(WebApplication app, ConcurrentQueue<string> calls) => (_app, _calls) = (app, calls);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The calls it got, without those for its version.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <param name="answer">Answers a call; gets the number of calls before it.</param>
    /// <param name="version">The version it claims.</param>
    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, int, Task> answer, string version = "1.18.3")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var calls = new ConcurrentQueue<string>();
        app.MapGet("/", context => context.Response.WriteAsync(Welcome.Replace("VERSION", version, StringComparison.Ordinal)));
        app.MapFallback(context =>
        {
            var before = calls.Count;
            calls.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return answer(context, before);
        });
        await app.StartAsync();
        return new ScriptedServer(app, calls);
    }

    /// <summary>Answers with status and body.</summary>
    public static Task ReplyAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
