using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// One activity of the Bot Framework protocol, kept as the JSON it came as: members that we do not know are neither lost nor a reason to fail.
/// A member of the wrong kind reads as absent.
/// </summary>
/// <param name="json">The activity; not copied.</param>
internal sealed class Activity(JsonObject json)
{
    /// <summary>The whole activity, with everything we do not read.</summary>
    public JsonObject Json { get; } = json;

    public string? Type => Read("type");

    public string? Id => Read("id");

    public string? ChannelId => Read("channelId");

    public string? Text => Read("text");

    /// <summary>Teams gives it in one place or the other.</summary>
    public string? Locale => Read("locale") ?? (Json["entities"] as JsonArray ?? []).OfType<JsonObject>()
        .Where(entity => entity["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "clientInfo")
        .Select(entity => entity["locale"] is JsonValue value && value.TryGetValue<string>(out var locale) ? locale : null)
        .FirstOrDefault();

    public string? ServiceUrl => Read("serviceUrl");

    public string? ReplyToId => Read("replyToId");

    public string? Name => Read("name");

    public string? Action => Read("action");

    public string? DeliveryMode => Read("deliveryMode");

    /// <summary>Whether others read along: a group chat or a channel, where the bot answers only who speaks to it.</summary>
    public bool IsInGroup =>
        Read("conversation", "conversationType") is "groupChat" or "channel"
        || (Json["conversation"] is JsonObject conversation && conversation["isGroup"] is JsonValue value && value.TryGetValue<bool>(out var isGroup) && isGroup);

    public string? ConversationId => Read("conversation", "id");

    public string? FromId => Read("from", "id");

    public string? RecipientId => Read("recipient", "id");

    /// <summary>The ids of who joined; with <c>conversationUpdate</c>.</summary>
    public IReadOnlyList<string> MembersAdded =>
        [.. (Json["membersAdded"] as JsonArray ?? []).OfType<JsonObject>().Select(member => member["id"]).OfType<JsonValue>().Select(id => id.TryGetValue<string>(out var text) ? text : null).OfType<string>()];

    /// <summary>Whether a bot said it, this one or another: two bots that answer each other never stop.</summary>
    public bool IsFromBot => FromId == RecipientId || Read("from", "role") == "bot";

    /// <summary>An activity of ours in answer to this one: who speaks and who is spoken to change places, the conversation goes back whole.</summary>
    public Activity Reply(string type)
    {
        var reply = new JsonObject { ["type"] = type };
        Copy(reply, "from", "recipient");
        Copy(reply, "recipient", "from");
        Copy(reply, "conversation", "conversation");
        Copy(reply, "channelId", "channelId");
        Copy(reply, "replyToId", "id");
        return new Activity(reply);
    }

    private void Copy(JsonObject target, string member, string source)
    {
        if (Json[source] is { } value)
        {
            target[member] = value.DeepClone();
        }
    }

    private string? Read(string member, string? inner = null)
    {
        var node = inner is null ? Json[member] : (Json[member] as JsonObject)?[inner];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}
