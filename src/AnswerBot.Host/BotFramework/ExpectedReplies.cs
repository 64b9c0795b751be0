using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>Collects a turn's activities for the HTTP response, where the channel asked for that (<c>deliveryMode</c> <c>expectReplies</c>).</summary>
internal sealed class ExpectedReplies : IReplies
{
    private readonly JsonArray _activities;

    public ExpectedReplies()
    {
        _activities = [];
        Body = new JsonObject { ["activities"] = _activities };
    }

    /// <summary>The body of the response.</summary>
    public JsonObject Body { get; }

    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        _activities.Add(ActivityJson.WithoutNulls(activity.Json));
        return Task.FromResult<string?>(null);
    }
}
