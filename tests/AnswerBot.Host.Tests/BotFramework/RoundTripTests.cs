using System.Net;
using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>From the channel's call to the channel's connector, with the real server, index and model.</summary>
public sealed class RoundTripTests(Seed seed)
{
    private readonly RunningServer _server = seed.Server;

    [Fact]
    public async Task A_message_is_accepted_with_an_empty_body_and_answered_through_the_connector()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var message = Incoming.Message(Seed.Lawsuits, connector.ServiceUrl, conversation: "19:x@thread.tacv2;messageid=1|2");

        using var response = await _server.PostActivityAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await connector.WaitForCallsAsync();
        var call = connector.Messages.First();
        Assert.Empty(connector.Problems);
        Assert.Equal($"/_connector/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1%7C2/activities/{message["id"]}", call.Path);
        Assert.NotEmpty(call.Activity["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Trap_5_a_service_url_keeps_its_path_with_and_without_a_final_slash()
    {
        await using var connector = await ConnectorDouble.StartAsync();

        await _server.PostAsync(Incoming.Message(serviceUrl: connector.ServiceUrl + "/", conversation: "slash"));
        await connector.WaitForCallsAsync();

        Assert.All(connector.Calls, call => Assert.StartsWith("/_connector/v3/conversations/slash/activities", call.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trap_9_the_conversation_goes_back_whole_and_the_speakers_change_places()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var message = Incoming.Message(serviceUrl: connector.ServiceUrl);

        await _server.PostAsync(message);
        await connector.WaitForCallsAsync();

        var reply = connector.Messages.First().Activity;
        Assert.True(JsonNode.DeepEquals(message["conversation"], reply["conversation"]));
        Assert.True(JsonNode.DeepEquals(message["from"], reply["recipient"]));
        Assert.True(JsonNode.DeepEquals(message["recipient"], reply["from"]));
        Assert.Equal("msteams", reply["channelId"]!.GetValue<string>());
    }
}
