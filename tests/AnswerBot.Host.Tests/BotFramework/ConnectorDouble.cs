using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>One call that a connector got.</summary>
/// <param name="Path">As sent, still encoded.</param>
/// <param name="Activity">What came.</param>
/// <param name="Authorization">The header; empty where there was none.</param>
internal sealed record ConnectorCall(string Path, JsonObject Activity, string Authorization);

/// <summary>A channel's connector on a loopback port, as strict as the Agents Playground: what that would refuse, this refuses with 400.</summary>
internal sealed class ConnectorDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _scripted = [];
    private readonly SemaphoreSlim _arrived = new(0);

    private ConnectorDouble(WebApplication app)
    {
        _app = app;
        app.MapPost("{**path}", AnswerAsync);
    }

    /// <summary>Without a final slash, and with a path that joining must not lose.</summary>
    public string ServiceUrl => $"{_app.Urls.First()}/_connector";

    /// <summary>Everything taken, in the order of arrival.</summary>
    public ConcurrentQueue<ConnectorCall> Calls { get; } = [];

    /// <summary>Why activities were refused.</summary>
    public ConcurrentQueue<string> Problems { get; } = [];

    /// <param name="port">0 for a free one.</param>
    public static async Task<ConnectorDouble> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new ConnectorDouble(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    /// <summary>Answers the next call that is not yet scripted in this way.</summary>
    public void Next(Func<HttpContext, Task> answer) => _scripted.Enqueue(answer);

    /// <summary>Answers the next call that is not yet scripted with a status and nothing else.</summary>
    public void Next(int status, params (string Name, string Value)[] headers) => Next(context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    /// <summary>The calls that bring messages: an answer is its text and then its card.</summary>
    public IEnumerable<ConnectorCall> Messages => Calls.Where(call => IsMessage(call.Activity));

    /// <summary>Waits until that many messages more were taken.</summary>
    public async Task WaitForCallsAsync(int count = 1)
    {
        for (var waited = 0; waited < count; waited++)
        {
            Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), $"{waited} of {count} calls came; refused: {string.Join("; ", Problems)}");
        }
    }

    /// <summary>Waits for the answer to one activity, whatever else arrives.</summary>
    public async Task WaitForReplyToAsync(JsonObject activity)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (CountRepliesTo(activity) == 0)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Messages in answer to one activity.</summary>
    public int CountRepliesTo(JsonObject activity) =>
        Messages.Count(call => call.Activity["replyToId"]?.GetValue<string>() == activity["id"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var activity = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        var raw = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        if (PlaygroundRules.Problem(activity) is { } problem)
        {
            Problems.Enqueue(problem);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = new { code = "BadSyntax", message = problem } });
            return;
        }

        Calls.Enqueue(new ConnectorCall(raw, activity, context.Request.Headers.Authorization.ToString()));
        await (_scripted.TryDequeue(out var answer) ? answer(context) : context.Response.WriteAsJsonAsync(new { id = $"reply-{Calls.Count}" }));
        if (IsMessage(activity))
        {
            _arrived.Release();
        }
    }

    // On a busy machine any answer may be announced by a typing indicator.
    private static bool IsMessage(JsonObject activity) => activity["type"]?.GetValue<string>() == "message";
}
