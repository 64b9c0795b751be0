using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.DirectLine;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.DirectLine;

/// <summary>Whatever a client does, the server keeps and does only so much.</summary>
public sealed class BoundTests(Seed seed)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_posts_than_a_minute_allows_are_refused_until_the_minute_is_over()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ChatServer.StartAsync(seed, clock, ("AnswerBot:DirectLine:PostsPerMinute", "2"));
        var client = await ChatClient.StartAsync(server.Client);
        await client.SayAsync("你好");
        await client.SayAsync("谢谢");

        using var refused = await client.PostAsync(new { type = "message", text = "再见" });
        clock.Advance(TimeSpan.FromSeconds(61));
        await client.SayAsync("再见");

        await refused.ReadProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task More_polls_than_a_minute_allows_are_refused()
    {
        await using var server = await ChatServer.StartAsync(seed, new FakeTimeProvider(TimeProvider.System.GetUtcNow()), ("AnswerBot:DirectLine:ReadsPerMinute", "60"));
        var client = await ChatClient.StartAsync(server.Client);
        for (var poll = 0; poll < 60; poll++)
        {
            await client.PollAsync();
        }

        using var refused = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}/activities");

        await refused.ReadProblemAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_activity_that_is_too_long_is_refused()
    {
        await using var server = await ChatServer.StartAsync(seed, TimeProvider.System, ("AnswerBot:DirectLine:MaxActivityBytes", "1024"));
        var client = await ChatClient.StartAsync(server.Client);

        using var refused = await client.PostAsync(new { type = "message", text = new string('x', 1100) });

        await refused.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task One_conversation_too_many_takes_the_place_of_the_idlest()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ChatServer.StartAsync(seed, clock, ("AnswerBot:DirectLine:MaxConversations", "2"));
        var oldest = await ChatClient.StartAsync(server.Client);
        clock.Advance(TimeSpan.FromSeconds(1));
        var used = await ChatClient.StartAsync(server.Client);
        clock.Advance(TimeSpan.FromSeconds(1));

        await ChatClient.StartAsync(server.Client);

        await used.PollAsync();
        using var gone = await oldest.SendAsync(HttpMethod.Get, $"/conversations/{oldest.ConversationId}/activities");
        await gone.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_conversation_with_an_open_stream_is_never_replaced()
    {
        await using var server = await ChatServer.StartAsync(seed, TimeProvider.System, ("AnswerBot:DirectLine:MaxConversations", "1"));
        var listening = await ChatClient.StartAsync(server.Client);
        using var socket = await listening.OpenStreamAsync();
        var newcomer = new ChatClient(server.Client);
        await newcomer.GenerateAsync();

        using var refused = await newcomer.SendAsync(HttpMethod.Post, "/conversations");

        await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        await listening.PollAsync();
    }

    [Fact]
    public async Task An_idle_conversation_is_over_and_its_token_cannot_be_refreshed()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ChatServer.StartAsync(seed, clock, ("AnswerBot:DirectLine:IdleTimeout", "00:10:00"));
        var client = await ChatClient.StartAsync(server.Client);

        clock.Advance(TimeSpan.FromMinutes(11));

        using var read = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark=1");
        using var refreshed = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");
        await read.ReadProblemAsync(HttpStatusCode.NotFound);
        await refreshed.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_latest_activities_are_kept()
    {
        var log = await FilledAsync(new DirectLineOptions { KeptActivities = 10 }, messages: 25, length: 10);

        var kept = Texts(log.ReadAfter(0, withPassing: true));

        Assert.Equal(Enumerable.Range(16, 10).Select(number => $"{number}:"), kept.Select(text => text[..3]));
    }

    [Fact]
    public async Task The_kept_activities_together_stay_within_their_bytes()
    {
        var log = await FilledAsync(new DirectLineOptions { KeptBytes = 65_536 }, messages: 50, length: 10_000);

        var kept = log.ReadAfter(0, withPassing: true)!;

        Assert.InRange(kept.Activities.Sum(activity => activity.Length), 10_000, 65_536);
        Assert.StartsWith("50:", Texts(kept)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_takes_no_more_than_may_wait()
    {
        var conversation = new Conversation(new ChatToken("c", "u", true, DateTimeOffset.MaxValue), "http://localhost", new DirectLineOptions { MaxWaiting = 2 }, TimeProvider.System);
        var gate = new TaskCompletionSource();

        var ids = new[] { "1", "2", "3" }.Select(text => conversation.TryEnqueue(new JsonObject { ["type"] = "message", ["text"] = text }, () => gate.Task)).ToList();
        gate.SetResult();
        await conversation.WhenQuietAsync();
        var later = conversation.TryEnqueue(new JsonObject { ["type"] = "message" }, () => Task.CompletedTask);

        Assert.Equal(["c|0000001", "c|0000002", null], ids);
        Assert.Equal("c|0000003", later);
    }

    [Theory]
    [InlineData("AnswerBot:DirectLine:TokenLifetime", "00:01:00", "TokenLifetime")]
    [InlineData("AnswerBot:DirectLine:MaxConversations", "0", "MaxConversations")]
    [InlineData("AnswerBot:DirectLine:KeptActivites", "5", "KeptActivites")]
    public async Task A_bound_that_is_out_of_range_or_misspelt_stops_the_start(string key, string value, string named)
    {
        using var folder = new TemporaryFolder();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => RunningServer.StartAsync(folder.Path, (key, value)));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    private static async Task<ActivityLog> FilledAsync(DirectLineOptions options, int messages, int length)
    {
        var conversation = new Conversation(new ChatToken("c", "u", true, DateTimeOffset.MaxValue), "http://localhost", options, TimeProvider.System);
        for (var number = 1; number <= messages; number++)
        {
            var message = new JsonObject { ["type"] = "message", ["text"] = $"{number}:{new string('x', length)}" };
            await new ConversationReplies(conversation).SendAsync(new Activity(message), Cancelled);
        }

        return conversation.Log;
    }

    private static List<string> Texts(ActivitySet? set) => [.. JsonElement.Parse(set!.ToJson()).GetProperty("activities").EnumerateArray().Select(activity => ChatClient.Text(activity, "text"))];
}
