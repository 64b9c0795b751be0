using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>What becomes of an activity that was let in.</summary>
public sealed class ReceivingTests(Seed seed)
{
    private readonly RunningServer _server = seed.Server;

    [Theory]
    [InlineData("typing")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    [InlineData("something new")]
    public async Task A_type_that_wants_no_answer_is_accepted_and_gets_none(string type)
    {
        await using var connector = await ConnectorDouble.StartAsync();

        await _server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl).With("type", type));
        await _server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl));
        await connector.WaitForCallsAsync();

        Assert.Empty(connector.Problems);
        Assert.DoesNotContain(connector.Calls, call => call.Activity["type"]!.GetValue<string>() is not ("message" or "typing"));
    }

    [Fact]
    public async Task Members_that_nobody_knows_are_tolerated_and_what_the_channel_put_in_is_preserved()
    {
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t" }, ["new"] = new JsonArray(1, "x", null) };
        var json = Incoming.Message().With("neverHeardOf", new JsonObject { ["a"] = 1 }).With("channelData", channelData).With("attachments", null);

        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString()));
        var (activity, _) = await ActivityBody.ReadAsync(context.Request, TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(json, activity.Json));
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_answered_once()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var message = Incoming.Message(serviceUrl: connector.ServiceUrl);

        await _server.PostAsync(message);
        await _server.PostAsync(message);
        await _server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl));
        await connector.WaitForCallsAsync(4);

        Assert.Single(Answers(connector), answer => answer["replyToId"]!.GetValue<string>() == message["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_bot_does_not_answer_itself_nor_another_bot()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var own = Incoming.Message(serviceUrl: connector.ServiceUrl).With("from", new JsonObject { ["id"] = Incoming.Bot });
        var other = Incoming.Message(serviceUrl: connector.ServiceUrl).With("from", new JsonObject { ["id"] = "28:other", ["role"] = "bot" });
        var people = Incoming.Message(serviceUrl: connector.ServiceUrl);

        await _server.PostAsync(own);
        await _server.PostAsync(other);
        await _server.PostAsync(people);
        await connector.WaitForCallsAsync();

        Assert.All(Answers(connector), answer => Assert.Equal(people["id"]!.GetValue<string>(), answer["replyToId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Expected_replies_come_in_the_response_and_not_through_the_connector()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var message = Incoming.Message(Seed.Lawsuits, connector.ServiceUrl).With("deliveryMode", "expectReplies");

        using var response = await _server.PostActivityAsync(message);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var answer = body["activities"]!.AsArray().Last()!.AsObject();
        Assert.Null(PlaygroundRules.Problem(answer));
        Assert.Equal(message["id"]!.GetValue<string>(), answer["replyToId"]!.GetValue<string>());
        Assert.Empty(connector.Calls);
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"good"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"bad\"}"}}""")]
    public async Task Trap_3_feedback_is_answered_with_200_and_a_truly_empty_body(string value)
    {
        using var response = await _server.PostActivityAsync(Invoke("message/submitAction").With("value", JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Null(response.Content.Headers.ContentType);
    }

    [Fact]
    public async Task An_invoke_that_nobody_knows_is_answered_with_501_and_nothing_else()
    {
        using var response = await _server.PostActivityAsync(Invoke("composeExtension/query"));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_back_and_takes_the_same_activity_then()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Bot:QueueCapacity", "1"));
        await using var connector = await ConnectorDouble.StartAsync();
        var release = new TaskCompletionSource();
        connector.Next(_ => release.Task);
        var refused = Incoming.Message(serviceUrl: connector.ServiceUrl, conversation: "a:2");

        await server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl));
        using var full = await server.PostActivityAsync(refused);
        release.SetResult();
        await connector.WaitForCallsAsync();
        await EmptyAsync(server);
        var early = connector.CountRepliesTo(refused);
        await server.PostAsync(refused);
        await connector.WaitForReplyToAsync(refused);

        await full.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.InRange(full.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task Before_the_index_is_ready_the_channel_is_told_to_come_back_and_the_activity_is_taken_then()
    {
        await using var server = await RunningServer.StartAsync(seed.DataPath);
        await using var connector = await ConnectorDouble.StartAsync();
        var message = Incoming.Message(serviceUrl: connector.ServiceUrl);

        using var early = await server.PostActivityAsync(message);
        await server.PrepareAsync();
        await server.PostAsync(message);
        await connector.WaitForCallsAsync();

        await early.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(early.Headers.RetryAfter);
    }

    [Fact]
    public async Task Neither_the_key_nor_the_rate_limit_of_the_api_stands_in_a_channels_way()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Api:Key", "secret"), ("AnswerBot:Api:RequestsPerMinute", "1"));

        for (var number = 0; number < 5; number++)
        {
            await server.PostAsync(Incoming.Message().With("type", "typing"));
        }
    }

    [Fact]
    public async Task A_server_that_stops_sends_the_answers_that_it_owes()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath);
        for (var number = 0; number < 5; number++)
        {
            await server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl));
        }

        await server.StopAsync();

        Assert.Equal(5, Answers(connector).Count());
    }

    private static JsonObject Invoke(string name) => Incoming.Message().With("type", "invoke").With("name", name);

    // An answer is two messages, its text and then its card.
    private static IEnumerable<JsonObject> Answers(ConnectorDouble connector) =>
        connector.Messages.Select(call => call.Activity).Where(activity => activity["text"] is not null);

    private static async Task EmptyAsync(RunningServer server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (server.Services.GetRequiredService<TurnQueue>().Count > 0)
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
