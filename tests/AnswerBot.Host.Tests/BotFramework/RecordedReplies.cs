using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Keeps what the bot sends, as a channel would read it: each activity as the JSON it is at that moment.</summary>
internal sealed class RecordedReplies : IReplies
{
    private readonly List<Activity> _sent = [];

    public string? LinkBase { get; init; }

    public IReadOnlyList<Activity> Sent => _sent;

    public IEnumerable<Activity> Messages => _sent.Where(activity => activity.Type == "message");

    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        _sent.Add(new Activity(JsonNode.Parse(activity.Json.ToJsonString())!.AsObject()));
        return Task.FromResult<string?>($"sent-{_sent.Count}");
    }
}
