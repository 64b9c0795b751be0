using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Activity = AnswerBot.Host.BotFramework.Activity;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Sending to a connector that is strict, busy, broken or hostile.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private readonly ConnectorHost _bot = new();
    private ConnectorDouble _connector = null!;

    public async ValueTask InitializeAsync() => _connector = await ConnectorDouble.StartAsync();

    [Fact]
    public async Task The_channels_id_comes_back_and_a_bot_without_an_app_sends_no_token()
    {
        var id = await _bot.ReplyAsync(_connector.ServiceUrl);

        Assert.Equal("reply-1", id);
        Assert.Empty(Assert.Single(_connector.Calls).Authorization);
    }

    [Fact]
    public async Task Trap_1_members_that_are_null_are_left_out_at_every_depth()
    {
        var reply = new Activity(new JsonObject
        {
            ["type"] = "message",
            ["text"] = "x",
            ["textFormat"] = null,
            ["conversation"] = new JsonObject { ["id"] = "c", ["name"] = null },
            ["attachments"] = new JsonArray(new JsonObject { ["content"] = new JsonObject { ["fallbackText"] = null, ["body"] = new JsonArray(new JsonObject { ["id"] = null }) } }),
        });

        await _bot.ReplyAsync(_connector.ServiceUrl, reply);

        Assert.Empty(_connector.Problems);
        Assert.Equal("""{"type":"message","text":"x","conversation":{"id":"c"},"attachments":[{"content":{"body":[{}]}}]}""", Assert.Single(_connector.Calls).Activity.ToJsonString());
    }

    [Theory]
    [InlineData(200, "", null)]
    [InlineData(201, "", null)]
    [InlineData(202, "", null)]
    [InlineData(202, "{}", null)]
    [InlineData(200, "null", null)]
    [InlineData(200, "[]", null)]
    [InlineData(200, "<html>", null)]
    [InlineData(200, """{"id":7}""", null)]
    [InlineData(201, """{"id":"x"}""", "x")]
    public async Task Trap_2_success_may_come_without_a_body_or_an_id(int status, string body, string? id)
    {
        _connector.Next(context => AnswerAsync(context, status, body));

        Assert.Equal(id, await _bot.ReplyAsync(_connector.ServiceUrl));
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"The bot is not part of the conversation."}}""", "BotNotInConversationRoster")]
    [InlineData(405, """{"code":"BadArgument","message":"Streaming is not allowed."}""", "BadArgument")]
    [InlineData(413, "<!DOCTYPE html><pre>PayloadTooLargeError</pre>", null)]
    [InlineData(404, "", null)]
    [InlineData(400, """{"error":"text"}""", null)]
    [InlineData(500, "[1", null)]
    public async Task Each_shape_of_error_is_read(int status, string body, string? code)
    {
        _connector.Next(context => AnswerAsync(context, status, body));

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => _bot.ReplyAsync(_connector.ServiceUrl));

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Contains("127.0.0.1", refused.Message, StringComparison.Ordinal);
        Assert.Single(_connector.Calls);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_channel_that_is_busy_is_asked_again(int status)
    {
        _connector.Next(status, ("Retry-After", "0"));
        _connector.Next(status, ("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"));

        Assert.Equal("reply-3", await _bot.ReplyAsync(_connector.ServiceUrl));
    }

    [Fact]
    public async Task After_five_tries_it_is_given_up()
    {
        for (var number = 0; number < 6; number++)
        {
            _connector.Next(503, ("Retry-After", "0"));
        }

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => _bot.ReplyAsync(_connector.ServiceUrl));

        Assert.Equal(503, refused.Status);
        Assert.Equal(5, _connector.Calls.Count);
    }

    [Fact]
    public async Task The_channel_says_how_long_to_wait()
    {
        _connector.Next(429, ("Retry-After", "2"));
        var watch = Stopwatch.StartNew();

        await _bot.ReplyAsync(_connector.ServiceUrl);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", 0)]
    [InlineData("3600", 10)]
    [InlineData("Sat, 01 Jan 2000 00:00:04 GMT", 4)]
    [InlineData("Sat, 01 Jan 2000 01:00:00 GMT", 10)]
    [InlineData("Fri, 31 Dec 1999 23:00:00 GMT", 0)]
    [InlineData("soon", null)]
    public void A_channel_is_waited_for_as_it_asks_but_no_longer_than_ten_seconds_at_a_time(string retryAfter, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        Assert.Equal(seconds, ConnectorHttp.WaitOf(response, new FakeTimeProvider())?.TotalSeconds);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var elsewhere = await ConnectorDouble.StartAsync();
        _connector.Next(status, ("Location", elsewhere.ServiceUrl));

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => _bot.ReplyAsync(_connector.ServiceUrl));

        Assert.Equal(status, refused.Status);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_was_sent_is_not_tried_again()
    {
        _connector.Next(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => _bot.ReplyAsync(_connector.ServiceUrl));

        Assert.Null(refused.Status);
        Assert.Single(_connector.Calls);
    }

    [Fact]
    public async Task A_connector_that_is_not_up_yet_is_waited_for()
    {
        var address = _connector.ServiceUrl;
        await _connector.DisposeAsync();

        var sending = _bot.ReplyAsync(address);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        _connector = await ConnectorDouble.StartAsync(new Uri(address).Port);

        Assert.Equal("reply-1", await sending);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off()
    {
        _connector.Next(async context =>
        {
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });

        Assert.Null(await _bot.ReplyAsync(_connector.ServiceUrl).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('疫')]
    public async Task An_activity_that_no_channel_takes_is_not_sent(char character)
    {
        var fits = Reply(new string(character, (ConnectorClient.MaxBytes - 1000) / Math.Max(2, Encoding.UTF8.GetByteCount([character]))));
        var tooLarge = Reply(new string(character, ConnectorClient.MaxBytes / 2));

        await _bot.ReplyAsync(_connector.ServiceUrl, fits);
        var refused = await Assert.ThrowsAsync<ReplyRefusedException>(() => _bot.ReplyAsync(_connector.ServiceUrl, tooLarge));

        Assert.Equal((413, "MessageSizeTooBig"), (refused.Status, refused.Code));
        Assert.Single(_connector.Calls);
    }

    [Fact]
    public async Task A_message_of_its_own_goes_to_the_conversation()
    {
        var incoming = new Activity(Incoming.Message(serviceUrl: _connector.ServiceUrl, conversation: "a b/c?d#e%2F"));
        var reply = incoming.Reply("message");
        reply.Json["text"] = "x";
        reply.Json.Remove("replyToId");

        await new ConnectorReplies(_bot.Get<ConnectorClient>(), incoming).SendAsync(reply, TestContext.Current.CancellationToken);

        Assert.Equal("/_connector/v3/conversations/a%20b%2Fc%3Fd%23e%252F/activities", Assert.Single(_connector.Calls).Path);
    }

    public async ValueTask DisposeAsync()
    {
        _bot.Dispose();
        await _connector.DisposeAsync();
    }

    private static Activity Reply(string text) => new(new JsonObject { ["type"] = "message", ["text"] = text, ["conversation"] = new JsonObject { ["id"] = "c" } });

    private static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    }
}
