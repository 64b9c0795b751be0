using System.Diagnostics;
using System.Text.Json;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.QdrantServer;
using Microsoft.AspNetCore.Http;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>What the transport makes of servers, proxies and networks that fail.</summary>
public sealed class QdrantFaultTests
{
    private const string Page = """{"result":{"count":7},"status":"ok"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, "<html>no healthy upstream</html>", "text/html")]
    [InlineData(500, """{"status":{"error":"Service internal error: oops"}}""", "application/json")]
    [InlineData(502, "", "text/plain")]
    [InlineData(408, """{"status":{"error":"Timeout: Operation timed out"}}""", "application/json")]
    public async Task What_may_pass_is_tried_again(int status, string body, string type)
    {
        await using var server = await ScriptedServer.StartAsync((context, before) =>
            before < 2 ? ScriptedServer.ReplyAsync(context, status, body, type) : ScriptedServer.ReplyAsync(context, 200, Page));
        using var api = Api(server);

        Assert.Equal(7, await api.CountAsync("kb", null, Cancel));
        Assert.Equal(3, server.Calls.Count);
    }

    [Theory]
    [InlineData(400, """{"status":{"error":"Bad request: Index required but not found. Help: Create an index."}}""", "refused the request (400)", "Help: Create an index.")]
    [InlineData(401, "Must provide an API key or an Authorization bearer token", "AnswerBot__Index__Qdrant__ApiKey", "Must provide an API key")]
    [InlineData(403, """{"status":{"error":"Forbidden: Global write access is required"}}""", "Use a key that may", "Forbidden")]
    [InlineData(404, "", "Run `ingest`", "(404)")]
    [InlineData(422, """{"status":{"error":"Validation error in JSON body"}}""", "(422)", "Validation error")]
    [InlineData(507, """{"status":{"error":"Quota"}}""", "quota", "Make room")]
    public async Task What_does_not_pass_is_told_at_once_with_collection_operation_status_and_remedy(int status, string body, string remedy, string said)
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => ScriptedServer.ReplyAsync(context, status, body));
        using var api = Api(server);

        var failure = await Assert.ThrowsAsync<QdrantException>(() => api.CountAsync("kb", null, Cancel));

        Assert.Single(server.Calls);
        Assert.Equal(("count points", "kb", status), (failure.Operation, failure.Collection, failure.Status));
        Assert.All(["count points", "collection kb", remedy, said], words => Assert.Contains(words, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", 2)]
    [InlineData("60", 1)]
    [InlineData(null, 1)]
    public async Task A_rate_limit_is_waited_for_where_it_is_short(string? retryAfter, int calls)
    {
        await using var server = await ScriptedServer.StartAsync((context, before) =>
        {
            if (before > 0)
            {
                return ScriptedServer.ReplyAsync(context, 200, Page);
            }

            context.Response.Headers.RetryAfter = retryAfter;
            return ScriptedServer.ReplyAsync(context, 429, """{"status":{"error":"Rate limiting exceeded"}}""");
        });
        using var api = Api(server);

        var counting = api.CountAsync("kb", null, Cancel);

        if (calls > 1)
        {
            Assert.Equal(7, await counting);
        }
        else
        {
            Assert.Contains("(429)", (await Assert.ThrowsAsync<QdrantException>(() => counting)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(calls, server.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_in_time()
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted));
        using var api = new QdrantApi(new QdrantOptions { Endpoint = server.Address.ToString(), Timeout = TimeSpan.FromMilliseconds(200), Retries = 1 });
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<QdrantException>(() => api.GetAsync("kb", PointIds.Head, Cancel));

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(20));
        Assert.Contains("AnswerBot:Index:Qdrant:Timeout", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_no_failure_of_the_server()
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted));
        using var api = Api(server);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.CountAsync("kb", null, stop.Token));
    }

    [Theory]
    [InlineData("""{"result":{"count":""")]
    [InlineData("<html>Welcome to nginx</html>")]
    [InlineData("")]
    public async Task An_answer_that_is_not_Qdrants_is_told_as_such(string body)
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => ScriptedServer.ReplyAsync(context, 200, body));
        using var api = Api(server);

        var failure = await Assert.ThrowsAsync<QdrantException>(() => api.CountAsync("kb", null, Cancel));

        Assert.Contains("not Qdrant's", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_connection_that_breaks_in_the_answer_is_tried_again(int millisecondsAfterTheHead)
    {
        await using var server = await ScriptedServer.StartAsync(async (context, before) =>
        {
            if (before == 0)
            {
                await StartAsync(context);
                await Task.Delay(millisecondsAfterTheHead, Cancel);
                context.Abort();
                return;
            }

            await ScriptedServer.ReplyAsync(context, 200, Page);
        });
        using var api = Api(server);

        Assert.Equal(7, await api.CountAsync("kb", null, Cancel));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task An_answer_that_stalls_is_given_up_in_time_and_asked_for_again()
    {
        await using var server = await ScriptedServer.StartAsync(async (context, before) =>
        {
            if (before == 0)
            {
                await StartAsync(context);
                await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
                return;
            }

            await ScriptedServer.ReplyAsync(context, 200, """{"result":[],"status":"ok"}""");
        });
        using var api = new QdrantApi(new QdrantOptions { Endpoint = server.Address.ToString(), Timeout = TimeSpan.FromSeconds(1), Retries = 1 });

        var head = await api.GetAsync("kb", PointIds.Head, Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        Assert.Null(head);
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_a_while_and_then_asked_again()
    {
        var isDown = true;
        await using var server = await ScriptedServer.StartAsync((context, _) =>
            isDown ? ScriptedServer.ReplyAsync(context, 503, "") : ScriptedServer.ReplyAsync(context, 200, Page));
        using var api = new QdrantApi(new QdrantOptions { Endpoint = server.Address.ToString(), Retries = 0 });
        for (var call = 0; call < 12; call++)
        {
            await Assert.ThrowsAsync<QdrantException>(() => api.CountAsync("kb", null, Cancel));
        }

        var asked = server.Calls.Count;
        var failure = await Assert.ThrowsAsync<QdrantException>(() => api.CountAsync("kb", null, Cancel));
        isDown = false;
        await Task.Delay(TimeSpan.FromSeconds(6), Cancel);

        Assert.Contains("left alone", failure.Message, StringComparison.Ordinal);
        Assert.InRange(asked, 8, 12);
        Assert.Equal(7, await api.CountAsync("kb", null, Cancel));
    }

    [Fact]
    public async Task A_degraded_cluster_is_told_from_a_bad_request_by_its_recorded_words()
    {
        var recorded = RecordedExchange.Read("recorded-1.18.3-cluster.jsonl").Where(exchange => exchange.Status == 500).ToList();
        foreach (var exchange in recorded)
        {
            await using var server = await ScriptedServer.StartAsync((context, _) => ScriptedServer.ReplyAsync(context, 500, JsonSerializer.Serialize(exchange.Response)));
            using var api = new QdrantApi(new QdrantOptions { Endpoint = server.Address.ToString(), Retries = 0 });

            var failure = await Assert.ThrowsAsync<QdrantException>(() => api.PointAliasAsync("kb", "kb_1", Cancel));

            Assert.Contains("degraded cluster (500)", failure.Message, StringComparison.Ordinal);
        }

        Assert.InRange(recorded.Count, 5, 10);
    }

    [Fact]
    public async Task A_collection_is_never_created_twice_by_trying_again()
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => ScriptedServer.ReplyAsync(context, 503, ""));
        using var api = Api(server);
        var settings = new CreateCollection(new Dictionary<string, DenseParameters>(), new Dictionary<string, SparseParameters>(), 1, 1, 1);

        await Assert.ThrowsAsync<QdrantException>(() => api.CreateCollectionAsync("kb", settings, Cancel));

        Assert.Single(server.Calls);
    }

    [Theory]
    [InlineData("1.15.4")]
    [InlineData("0.11.0")]
    public async Task A_server_that_is_too_old_is_refused_before_anything_else(string version)
    {
        await using var server = await ScriptedServer.StartAsync((context, _) => ScriptedServer.ReplyAsync(context, 200, Page), version);
        using var api = Api(server);

        var failure = await Assert.ThrowsAsync<QdrantException>(() => api.CountAsync("kb", null, Cancel));

        Assert.Empty(server.Calls);
        Assert.All([version, "1.16"], words => Assert.Contains(words, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_that_is_only_acknowledged_counts_as_failed()
    {
        await using var server = await ScriptedServer.StartAsync((context, _) =>
            ScriptedServer.ReplyAsync(context, 200, """{"result":{"operation_id":3,"status":"wait_timeout"},"status":"ok"}"""));
        using var api = Api(server);

        await Assert.ThrowsAsync<QdrantException>(() => api.UpsertAsync("kb", "{}"u8.ToArray(), Cancel));
    }

    [Theory]
    [InlineData(false, "api-key")]
    [InlineData(true, "Authorization")]
    public async Task The_key_travels_in_the_header_that_was_chosen(bool asBearer, string header)
    {
        string? sent = null;
        await using var server = await ScriptedServer.StartAsync((context, _) =>
        {
            sent = context.Request.Headers[header];
            return ScriptedServer.ReplyAsync(context, 200, Page);
        });
        using var api = new QdrantApi(new QdrantOptions { Endpoint = server.Address.ToString(), ApiKey = "k3y", ApiKeyAsBearer = asBearer });

        await api.CountAsync("kb", null, Cancel);

        Assert.Equal(asBearer ? "Bearer k3y" : "k3y", sent);
    }

    /// <summary>Sends the head of an answer and the first byte of what it announces.</summary>
    private static async Task StartAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.Body.WriteAsync("{"u8.ToArray(), Cancel);
        await context.Response.Body.FlushAsync(Cancel);
    }

    private static QdrantApi Api(ScriptedServer server) => new(new QdrantOptions { Endpoint = server.Address.ToString() });
}
