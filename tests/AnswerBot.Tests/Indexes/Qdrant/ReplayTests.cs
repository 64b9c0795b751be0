using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.QdrantServer;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>The double answers what was recorded from a real server as that server did.</summary>
public sealed class ReplayTests
{
    private const double Tolerance = 1e-5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recorded_exchange_of_a_single_node_is_answered_alike()
    {
        await using var server = await QdrantDouble.StartAsync(AsRecorded);
        using var client = new HttpClient { BaseAddress = server.Address };
        var exchanges = RecordedExchange.Read("recorded-1.18.3.jsonl");

        foreach (var exchange in exchanges)
        {
            await RequireAlikeAsync(client, exchange);
        }

        Assert.Equal(88, exchanges.Count);
    }

    [Theory]
    [InlineData("no key", null, null)]
    [InlineData("wrong key", "api-key", "nonsense")]
    [InlineData("bearer", "Authorization", "Bearer secret")]
    public async Task Recorded_keys_are_told_apart_alike(string note, string? header, string? value)
    {
        await using var server = await QdrantDouble.StartAsync(new DoubleOptions { ApiKey = "secret" });
        using var client = new HttpClient { BaseAddress = server.Address };
        if (header is not null)
        {
            client.DefaultRequestHeaders.Add(header, value);
        }

        var exchange = RecordedExchange.Read("recorded-1.18.3-key.jsonl").Single(recorded => recorded.Note == note);
        if (exchange.Status == 200)
        {
            await SendAsync(client, "PUT", "/collections/kb_1", """{"vectors":{}}""");
        }

        await RequireAlikeAsync(client, exchange);
    }

    [Fact]
    public async Task What_a_healthy_cluster_answers_a_single_node_answers_too()
    {
        await using var server = await QdrantDouble.StartAsync(AsRecorded);
        using var client = new HttpClient { BaseAddress = server.Address };
        var exchanges = RecordedExchange.Read("recorded-1.18.3-cluster.jsonl");

        var healthy = exchanges.Take(6).Concat(exchanges.Where(exchange => exchange.Note is "query just after a node died 0" or "readyz")).ToList();

        Assert.Equal(8, healthy.Count);
        foreach (var exchange in healthy)
        {
            await RequireAlikeAsync(client, exchange);
        }
    }

    [Fact]
    public async Task What_no_real_server_would_refuse_the_double_refuses_so_that_misspelt_members_are_caught()
    {
        await using var server = await QdrantDouble.StartAsync(new DoubleOptions());
        using var client = new HttpClient { BaseAddress = server.Address };
        await SendAsync(client, "PUT", "/collections/a", """{"vectors":{"dense":{"size":2,"distance":"Dot"}}}""");

        var (status, reply) = await SendAsync(client, "POST", "/collections/a/points/query", """{"query":[1,0],"using":"dense","with_payloads":true}""");

        Assert.Equal(400, status);
        Assert.Contains("with_payloads", reply, StringComparison.Ordinal);
    }

    private static DoubleOptions AsRecorded => new() { RefusesUnknownMembers = false, StrictByDefault = false };

    private static async Task RequireAlikeAsync(HttpClient client, RecordedExchange exchange)
    {
        if (exchange.Status == 0)
        {
            var tooLong = $$"""{"query":"{{new string('a', 33 * 1024 * 1024)}}"}""";
            await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, exchange.Method, exchange.Path, tooLong));
            return;
        }

        using var request = Request(exchange.Method, exchange.Path, exchange.Text);
        using var response = await client.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.True((int)response.StatusCode == exchange.Status, $"{exchange.Note}: {(int)response.StatusCode} {text}");
        Assert.Equal(exchange.RetryAfter, response.Headers.RetryAfter?.ToString());
        if (exchange.Response.ValueKind == JsonValueKind.String)
        {
            Assert.Equal(exchange.Response.GetString(), text);
            return;
        }

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        RequireAlike(exchange.Note, Ordered(exchange.Response, exchange.Body), Ordered(JsonElement.Parse(text), exchange.Body));
    }

    private static JsonElement Ordered(JsonElement response, JsonElement body) => JsonSerializer.SerializeToElement(InOneOrder(response, LimitOf(body)));

    private static void RequireAlike(string place, JsonElement recorded, JsonElement given)
    {
        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in recorded.EnumerateObject())
                {
                    Assert.True(given.TryGetProperty(member.Name, out var value), $"{place}: {member.Name} is missing");
                    RequireAlike($"{place}/{member.Name}", member.Value, value);
                }

                break;
            case JsonValueKind.Array:
                Assert.True(recorded.GetArrayLength() == given.GetArrayLength(), $"{place}: {given}");
                foreach (var (one, other) in recorded.EnumerateArray().Zip(given.EnumerateArray()))
                {
                    RequireAlike(place, one, other);
                }

                break;
            case JsonValueKind.Number:
                Assert.True(Math.Abs(recorded.GetDouble() - given.GetDouble()) <= Tolerance, $"{place}: {recorded} is {given}");
                break;
            default:
                Assert.True(Stable(recorded.ToString()) == Stable(given.ToString()), $"{place}: {recorded} is {given}");
                break;
        }
    }

    // Where in the body a fault stands is the business of the server's own reader.
    private static string Stable(string text) => text.Split(" at line ")[0];

    // No order is promised among equal scores, so both sides are brought into one; which of them a limit cuts off is not promised either.
    private static JsonNode? InOneOrder(JsonElement response, int? limit)
    {
        var node = JsonNode.Parse(response.GetRawText());
        foreach (var list in Lists(node).ToList())
        {
            var least = list.Min(ScoreOf);
            var sorted = list.Where(point => list.Count != limit || ScoreOf(point) != least)
                .OrderByDescending(ScoreOf).ThenBy(point => point!["id"]!.ToString(), StringComparer.Ordinal).Select(point => point!.DeepClone()).ToArray();
            list.Clear();
            Array.ForEach(sorted, list.Add);
        }

        return node;
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member is { Key: "points", Value: JsonArray { Count: > 0 } list } && list[0]!["score"] is not null ? [list] : Lists(member.Value)),
        JsonArray items => items.SelectMany(Lists),
        _ => [],
    };

    private static double ScoreOf(JsonNode? point) => Math.Round(point!["score"]!.GetValue<double>(), 5);

    private static int? LimitOf(JsonElement body) =>
        body.ValueKind != JsonValueKind.Object ? null
        : body.TryGetProperty("searches", out var searches) ? LimitOf(searches[0])
        : body.TryGetProperty("limit", out var limit) ? limit.GetInt32()
        : null;

    private static async Task<(int Status, string Reply)> SendAsync(HttpClient client, string method, string path, string body)
    {
        using var request = Request(method, path, body);
        using var response = await client.SendAsync(request, Cancel);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static HttpRequestMessage Request(string method, string path, string? body) => new(HttpMethod.Parse(method), new Uri(path, UriKind.Relative))
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
