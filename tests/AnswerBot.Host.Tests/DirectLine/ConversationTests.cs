using System.Net;
using System.Text;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.DirectLine;

/// <summary>Every call of the protocol, over polling and over the stream.</summary>
public sealed class ConversationTests(Seed seed)
{
    private readonly HttpClient _http = seed.Server.Client;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beginning_twice_with_one_token_is_one_conversation()
    {
        var client = new ChatClient(_http);
        await client.GenerateAsync();

        var first = await client.BeginAsync();
        var second = await client.BeginAsync();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first, second));
    }

    [Fact]
    public async Task The_stream_address_is_absolute_and_carries_a_ticket_instead_of_the_token()
    {
        var client = await ChatClient.StartAsync(_http);

        Assert.StartsWith($"ws://{seed.Server.Address.Authority}/v3/directline/conversations/{client.ConversationId}/stream?watermark=&t=", client.StreamUrl, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Token, client.StreamUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_the_stream_address_is_a_secure_one()
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.SendAsync(HttpMethod.Post, "/conversations", new { }, ("Origin", $"https://{seed.Server.Address.Authority}"));

        var grant = await ChatClient.ReadAsync(response, HttpStatusCode.OK);
        Assert.StartsWith("wss://", ChatClient.Text(grant, "streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_comes_back_first_and_is_answered_then_as_by_the_api()
    {
        var answer = await _http.AskAsync(Seed.Lawsuits);
        var client = await ChatClient.StartAsync(_http);

        var id = await client.SayAsync(Seed.Lawsuits);
        var reply = await client.PollForReplyAsync(id);

        var echo = await client.PollForAsync(activity => ChatClient.Text(activity, "id") == id);
        Assert.Equal(Seed.Lawsuits, ChatClient.Text(echo, "text"));
        Assert.True(ChatClient.Sequence(echo) < ChatClient.Sequence(reply));
        Assert.Contains(ChatClient.Text(answer, "message"), ChatClient.Text(reply, "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_activity_is_stamped_with_what_the_client_sorts_and_shows_by()
    {
        var client = await ChatClient.StartAsync(_http);
        await client.PollForReplyAsync(await client.SayAsync(Seed.Lawsuits));

        var activities = ChatClient.Activities(await client.PollAsync());

        Assert.Equal(activities.Count, activities.Select(activity => ChatClient.Text(activity, "id")).Distinct().Count());
        Assert.Equal(activities.Select(ChatClient.Sequence).Order(), activities.Select(ChatClient.Sequence));
        Assert.All(activities, activity =>
        {
            Assert.StartsWith(client.ConversationId + "|", ChatClient.Text(activity, "id"), StringComparison.Ordinal);
            Assert.Equal(client.ConversationId, ChatClient.Text(activity.GetProperty("conversation"), "id"));
            Assert.Equal("webchat", ChatClient.Text(activity, "channelId"));
            Assert.InRange(activity.GetProperty("timestamp").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
            Assert.DoesNotContain("null", activity.ToString().Replace("channelData", "", StringComparison.Ordinal).Split("\"answer\"")[0], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_was_said_before_forget_is_not_shown_to_whoever_reconnects()
    {
        var client = await ChatClient.StartAsync(_http);
        await client.PollForReplyAsync(await client.SayAsync(Seed.Lawsuits));

        var forget = await client.SayAsync("忘记");
        await client.PollForReplyAsync(forget);

        var kept = ChatClient.Activities(await client.PollAsync());
        Assert.Equal(forget, ChatClient.Text(kept[0], "id"));
        Assert.DoesNotContain(kept, activity => activity.ToString().Contains(Seed.Lawsuits, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_cannot_speak_as_the_bot_nor_elsewhere()
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.PostAsync(new
        {
            type = "message",
            text = "疫情",
            id = "forged",
            timestamp = "1999-01-01T00:00:00Z",
            channelId = "msteams",
            serviceUrl = "https://evil.example",
            replyToId = "forged",
            from = new { id = "answerbot", name = "AnswerBot", role = "bot" },
            recipient = new { id = "victim" },
            conversation = new { id = "another" },
            channelData = new { clientActivityID = "c-1" },
        });

        var id = ChatClient.Text(await ChatClient.ReadAsync(response, HttpStatusCode.OK), "id");
        var echo = await client.PollForAsync(activity => ChatClient.Text(activity, "id") == id);
        Assert.Equal((client.UserId, "user"), (ChatClient.Text(echo.GetProperty("from"), "id"), ChatClient.Text(echo.GetProperty("from"), "role")));
        Assert.Equal(client.ConversationId, ChatClient.Text(echo.GetProperty("conversation"), "id"));
        Assert.Equal("c-1", ChatClient.Text(echo.GetProperty("channelData"), "clientActivityID"));
        Assert.DoesNotContain("evil.example", echo.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("forged", echo.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1999", echo.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watermark_leads_to_what_came_after_it()
    {
        var client = await ChatClient.StartAsync(_http);
        await client.PollForReplyAsync(await client.SayAsync(Seed.Lawsuits));
        var seen = await client.PollAsync();
        var watermark = ChatClient.Text(seen, "watermark");

        var nothing = await client.PollAsync(watermark);
        var id = await client.SayAsync("谢谢");
        await client.PollForReplyAsync(id);
        var news = await client.PollAsync(watermark);

        Assert.Empty(ChatClient.Activities(nothing));
        Assert.Equal(watermark, ChatClient.Text(nothing, "watermark"));
        Assert.Equal(id, ChatClient.Text(ChatClient.Activities(news)[0], "id"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_is_none_is_refused(string watermark)
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}/activities?watermark={watermark}");

        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_event_comes_back_too()
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.PostAsync(new { type = "event", name = "webchat:activity-status/feedback", entities = new[] { new { type = "x" } } });

        var id = ChatClient.Text(await ChatClient.ReadAsync(response, HttpStatusCode.OK), "id");
        var echo = await client.PollForAsync(activity => ChatClient.Text(activity, "id") == id);
        Assert.Equal("webchat:activity-status/feedback", ChatClient.Text(echo, "name"));
        Assert.Single(echo.GetProperty("entities").EnumerateArray());
    }

    [Fact]
    public async Task A_file_is_refused()
    {
        var client = await ChatClient.StartAsync(_http);
        using var form = new MultipartFormDataContent { { new StringContent("words"), "file", "notes.txt" } };

        using var response = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload?userId=x", form);

        await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task There_are_no_sign_in_sessions()
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.SendAsync(HttpMethod.Get, "/session/getsessionid");

        await response.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"endOfConversation\"}")]
    [InlineData("{\"type\":\"conversationUpdate\",\"membersAdded\":[]}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"x\"}")]
    [InlineData("{\"type\":\"message\",\"type\":\"event\"}")]
    public async Task What_is_no_activity_is_refused(string body)
    {
        var client = await ChatClient.StartAsync(_http);

        using var response = await client.PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var client = await ChatClient.StartAsync(_http);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

        using var response = await client.PostAsync(new StringContent($"{{\"type\":\"message\",\"value\":{deep}}}", Encoding.UTF8, "application/json"));

        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_waits_is_answered_in_the_order_it_was_asked_in()
    {
        var client = await ChatClient.StartAsync(_http);
        var ids = new List<string>();
        foreach (var question in new[] { "你好", Seed.Lawsuits, "谢谢" })
        {
            ids.Add(await client.SayAsync(question));
        }

        await client.PollForReplyAsync(ids[^1]);

        var replied = ChatClient.Activities(await client.PollAsync()).Where(ChatClient.IsFromBot).Select(activity => ChatClient.Text(activity, "replyToId")).Where(id => id.Length > 0).Distinct();
        Assert.Equal(ids, replied);
    }

    [Fact]
    public async Task A_new_conversation_cannot_begin_before_the_server_is_ready()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(folder.Path);
        var client = new ChatClient(server.Client);
        await client.GenerateAsync();

        using var response = await client.SendAsync(HttpMethod.Post, "/conversations");

        await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
    }
}
