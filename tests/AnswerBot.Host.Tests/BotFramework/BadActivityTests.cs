using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>What is no activity, or too much of one.</summary>
public sealed class BadActivityTests(Seed seed)
{
    private readonly RunningServer _server = seed.Server;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"\udfff":1}""")]
    public async Task What_is_no_activity_is_refused_with_400(string body)
    {
        using var response = await _server.PostMessagesAsync(Encoding.UTF8.GetBytes(body));

        Assert.NotEmpty(await response.ReadProblemAsync(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("channelId")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("recipient")]
    public async Task A_member_that_every_activity_needs_is_named_when_it_is_missing_null_or_of_the_wrong_kind(string member)
    {
        foreach (var value in new JsonNode?[] { null, 7, new JsonObject { ["id"] = 7 }, "", new JsonObject { ["id"] = ".." }, new string('x', 3000) })
        {
            using var response = await _server.PostActivityAsync(Incoming.Message().With(member, value?.DeepClone()));

            Assert.Contains(member, await response.ReadProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_activity_of_the_largest_size_is_taken_and_one_of_more_is_refused()
    {
        var message = Incoming.Message().With("type", "typing").With("channelData", "");
        var room = ActivityBody.MaxBytes - Encoding.UTF8.GetByteCount(message.ToJsonString());

        using var largest = await _server.PostActivityAsync(message.With("channelData", new string('x', room)));
        using var larger = await _server.PostActivityAsync(message.With("channelData", new string('x', room + 1)));

        Assert.Equal(HttpStatusCode.Accepted, largest.StatusCode);
        await larger.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_without_a_length_is_bounded_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StreamContent(new MemoryStream(new byte[ActivityBody.MaxBytes + 1])) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(50, HttpStatusCode.Accepted)]
    [InlineData(70, HttpStatusCode.BadRequest)]
    public async Task Nesting_is_bounded(int depth, HttpStatusCode expected)
    {
        var nested = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        var body = Incoming.Message().With("type", "typing").ToJsonString()[..^1] + $",\"value\":{nested}}}";

        using var response = await _server.PostMessagesAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        using var response = await _server.PostMessagesAsync("{}"u8.ToArray(), ("Content-Type", contentType));

        await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        using var response = await _server.Client.GetResponseAsync("/api/messages");

        await response.ReadProblemAsync(HttpStatusCode.MethodNotAllowed);
    }
}
