using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Whatever arrives, the endpoint takes it or explains; it never breaks, and the bot never talks to itself.</summary>
public sealed class RandomActivityTests(Seed seed)
{
    private const int Samples = 300;

    private static readonly string[] Members =
    [
        "type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation", "text", "value", "entities", "attachments", "channelData",
        "membersAdded", "membersRemoved", "reactionsAdded", "action", "name", "deliveryMode", "locale", "replyToId", "textFormat", "timestamp",
    ];

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf<JsonNode?>(
        Gen.OneOf<string>("message", "invoke", "event", "conversationUpdate", "installationUpdate", "messageReaction", "typing", "add", "expectReplies", "message/submitAction",
            "adaptiveCard/action", "webchat:activity-status/feedback", "msteams", "webchat", "directline", "..", "", "<at>AnswerBot</at> 你好", Incoming.Bot, Incoming.User).Select(text => (JsonNode?)text),
        Gen.String[0, 20].Where(text => !text.Any(char.IsSurrogate)).Select(text => (JsonNode?)text),
        Gen.Int.Select(number => (JsonNode?)number),
        Gen.Bool.Select(flag => (JsonNode?)flag),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (4, Scalar),
            (1, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (2, Gen.Dictionary(Gen.OneOf<string>("id", "name", "role", "type", "text", "mentioned", "isGroup", "conversationType", "tenantId", "feedbackLoop", "@id", "@type", "actionName", "actionValue", "reaction", "data"), inner)[0, 4]
                .Select(members => (JsonNode?)Object(members)))));

    private static readonly Gen<JsonObject> Activities = Gen.Dictionary(Gen.OneOf(Members.Select(Gen.Const).ToArray()), Value)[0, 6].Select(Object);

    private readonly RunningServer _server = seed.Server;

    [Fact]
    public Task Random_bytes_are_the_callers_fault() =>
        Gen.Byte.Array[0, 200].SampleAsync(async bytes => Assert.InRange(await StatusAsync(bytes), 400, 499), iter: Samples, threads: 2);

    [Fact]
    public async Task Random_changes_of_an_activity_are_taken_or_explained_and_the_bot_does_not_talk_to_itself()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        await Activities.SampleAsync(
            async changes =>
            {
                var activity = Incoming.Message(serviceUrl: connector.ServiceUrl, conversation: $"a:{Guid.NewGuid()}");
                foreach (var (member, value) in changes.Where(change => change.Key != "serviceUrl"))
                {
                    activity[member] = value?.DeepClone();
                }

                Assert.True(await StatusAsync(Encoding.UTF8.GetBytes(activity.ToJsonString())) is 200 or 202 or 501 or (>= 400 and < 500), activity.ToJsonString());
            },
            iter: Samples, threads: 2);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_server.Services.GetRequiredService<TurnQueue>().Count > 0)
        {
            await Task.Delay(10, limit.Token);
        }

        Assert.NotEmpty(connector.Calls);
        Assert.Empty(connector.Problems);
        Assert.DoesNotContain(connector.Calls, call => Id(call.Activity["from"]) == Id(call.Activity["recipient"]));
    }

    private static JsonObject Object(Dictionary<string, JsonNode?> members) => new(members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static string? Id(JsonNode? account) => account?["id"]?.ToString();

    private async Task<int> StatusAsync(byte[] body)
    {
        using var response = await _server.PostMessagesAsync(body);
        Assert.True(response.StatusCode < HttpStatusCode.BadRequest || response.StatusCode == HttpStatusCode.NotImplemented || response.Content.Headers.ContentType?.MediaType == "application/problem+json");
        return (int)response.StatusCode;
    }
}
