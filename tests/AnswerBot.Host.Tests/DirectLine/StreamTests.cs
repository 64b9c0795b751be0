using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.DirectLine;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.DirectLine;

/// <summary>The WebSocket: what it carries, who may open it, and how a client comes back.</summary>
public sealed class StreamTests(Seed seed)
{
    private readonly HttpClient _http = seed.Server.Client;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stream_carries_the_question_and_then_its_answer()
    {
        var client = await ChatClient.StartAsync(_http);
        using var socket = await client.OpenStreamAsync();

        var id = await client.SayAsync(Seed.Lawsuits);
        var read = await ChatClient.ReadUntilAsync(socket, ChatClient.ReplyTo(id));

        var places = read.Where(activity => ChatClient.Text(activity, "type") == "message").Select(activity => ChatClient.Text(activity, "id") == id ? "question" : ChatClient.ReplyTo(id)(activity) ? "answer" : "other").ToList();
        Assert.True(places.IndexOf("question") < places.IndexOf("answer"));
    }

    [Fact]
    public async Task What_was_said_before_the_stream_opened_is_replayed()
    {
        var client = await ChatClient.StartAsync(_http);
        var id = await client.SayAsync(Seed.Lawsuits);
        await client.PollForReplyAsync(id);

        using var socket = await client.OpenStreamAsync();

        await ChatClient.ReadUntilAsync(socket, ChatClient.ReplyTo(id));
    }

    [Fact]
    public async Task Pings_of_the_client_are_ignored()
    {
        var client = await ChatClient.StartAsync(_http);
        using var socket = await client.OpenStreamAsync();

        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, Cancelled);
        var id = await client.SayAsync("你好");

        await ChatClient.ReadUntilAsync(socket, ChatClient.ReplyTo(id));
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_what_it_missed_and_no_more()
    {
        var client = await ChatClient.StartAsync(_http);
        await client.PollForReplyAsync(await client.SayAsync("你好"));
        var watermark = ChatClient.Text(await client.PollAsync(), "watermark");
        var missed = await client.SayAsync(Seed.Lawsuits);
        await client.PollForReplyAsync(missed);

        using var response = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark={watermark}");
        var grant = await ChatClient.ReadAsync(response, HttpStatusCode.OK);
        client.Token = ChatClient.Text(grant, "token");
        using var socket = await client.OpenStreamAsync(ChatClient.Text(grant, "streamUrl"));
        var read = await ChatClient.ReadUntilAsync(socket, ChatClient.ReplyTo(missed));

        Assert.Equal(missed, ChatClient.Text(read[0], "id"));
        await client.PollAsync();
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_over()
    {
        var client = new ChatClient(_http);
        await client.GenerateAsync();

        using var reconnected = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark=3");
        using var posted = await client.PostAsync(new { type = "message", text = "疫情" });

        await reconnected.ReadProblemAsync(HttpStatusCode.NotFound);
        await posted.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_ticket_opens_one_stream()
    {
        var client = await ChatClient.StartAsync(_http);
        using var socket = await client.OpenStreamAsync();

        var exception = await Assert.ThrowsAsync<WebSocketException>(() => client.OpenStreamAsync());

        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public async Task A_ticket_that_was_not_given_opens_nothing(string ticket)
    {
        var client = await ChatClient.StartAsync(_http);

        var exception = await Assert.ThrowsAsync<WebSocketException>(() => client.OpenStreamAsync(client.StreamUrl.Split("&t=")[0] + "&t=" + ticket));

        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_is_good_for_a_minute()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ChatServer.StartAsync(seed, clock);
        var client = await ChatClient.StartAsync(server.Client);

        clock.Advance(TimeSpan.FromSeconds(61));

        var exception = await Assert.ThrowsAsync<WebSocketException>(() => client.OpenStreamAsync());
        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_open_a_stream()
    {
        var client = await ChatClient.StartAsync(_http);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        var exception = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(client.StreamUrl), Cancelled));

        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_stream_is_no_page()
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await _http.GetResponseAsync(client.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal));

        await response.ReadProblemAsync(HttpStatusCode.UpgradeRequired);
    }

    [Fact]
    public async Task One_stream_too_many_closes_the_oldest()
    {
        await using var server = await ChatServer.StartAsync(seed, TimeProvider.System, ("AnswerBot:DirectLine:MaxStreams", "1"));
        var client = await ChatClient.StartAsync(server.Client);
        using var oldest = await client.OpenStreamAsync();
        var grant = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}"), HttpStatusCode.OK);

        using var newest = await client.OpenStreamAsync(ChatClient.Text(grant, "streamUrl"));
        var id = await client.SayAsync("你好");

        await ChatClient.ReadUntilAsync(newest, ChatClient.ReplyTo(id));
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (await ChatClient.ReadFrameAsync(oldest) is not null)
            {
            }
        });
    }

    [Fact]
    public async Task Typing_is_live_only_and_gone_once_the_bot_has_spoken()
    {
        var conversation = new Conversation(new ChatToken("c", "u", true, DateTimeOffset.MaxValue), "http://localhost", new DirectLineOptions(), TimeProvider.System);
        var replies = new ConversationReplies(conversation);

        await replies.SendAsync(Some("typing"), Cancelled);
        var live = conversation.Log.ReadAfter(0, withPassing: true);
        var replayed = conversation.Log.ReadAfter(0, withPassing: false);
        await replies.SendAsync(Some("message"), Cancelled);
        var after = conversation.Log.ReadAfter(0, withPassing: true);

        Assert.Equal(["typing"], Types(live));
        Assert.Null(replayed);
        Assert.Equal(["message"], Types(after));
    }

    [Theory]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    [InlineData("installationUpdate")]
    public async Task What_is_meant_for_other_clients_is_not_forwarded(string type)
    {
        var conversation = new Conversation(new ChatToken("c", "u", true, DateTimeOffset.MaxValue), "http://localhost", new DirectLineOptions(), TimeProvider.System);

        var id = await new ConversationReplies(conversation).SendAsync(Some(type), Cancelled);

        Assert.Null(id);
        Assert.Null(conversation.Log.ReadAfter(0, withPassing: true));
    }

    private static Activity Some(string type) => new(new JsonObject { ["type"] = type });

    private static IEnumerable<string> Types(ActivitySet? set) => JsonElement.Parse(set!.ToJson()).GetProperty("activities").EnumerateArray().Select(activity => ChatClient.Text(activity, "type"));
}
