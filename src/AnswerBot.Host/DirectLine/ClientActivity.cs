using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.DirectLine;

/// <summary>What a client posts: read within bounds, and with every claim about who speaks where replaced by what the server knows.</summary>
internal static class ClientActivity
{
    private const int MaxDepth = 24;

    private static readonly string[] Accepted = ["message", "event", "typing", "messageReaction"];

    // Members that only a channel may write, and attachments, which nobody here reads.
    private static readonly string[] Foreign = ["id", "timestamp", "serviceUrl", "replyToId", "attachments", "recipient", "conversation", "channelId", "from", "deliveryMode"];

    /// <exception cref="ClientProblem">Too long, no JSON object, or of a type that clients do not post.</exception>
    public static async Task<Activity> ReadAsync(HttpRequest request, Conversation conversation, int maxBytes, CancellationToken cancellationToken)
    {
        var activity = Parse(await ReadBytesAsync(request, maxBytes, cancellationToken));
        if (activity["type"] is not JsonValue type || !type.TryGetValue<string>(out var name) || !Accepted.Contains(name))
        {
            throw Bad($"The member 'type' must be one of {string.Join(", ", Accepted)}.");
        }

        foreach (var member in Foreign)
        {
            activity.Remove(member);
        }

        Address(activity, conversation);
        return new Activity(activity);
    }

    /// <summary>
    /// Tells the bot that the user has come: the protocol has no other way to say that a conversation begins. It has no id: the client holds back a reply to something that it
    /// was not shown.
    /// </summary>
    public static Activity Joined(Conversation conversation, string? locale)
    {
        var activity = new JsonObject
        {
            ["type"] = "conversationUpdate",
            ["membersAdded"] = new JsonArray(Participants.Bot(), Participants.User(conversation.UserId)),
        };
        if (locale is not null)
        {
            activity["locale"] = locale;
        }

        Address(activity, conversation);
        return new Activity(activity);
    }

    private static void Address(JsonObject activity, Conversation conversation)
    {
        activity["channelId"] = Participants.Channel;
        activity["conversation"] = new JsonObject { ["id"] = conversation.Id };
        activity["from"] = Participants.User(conversation.UserId);
        activity["recipient"] = Participants.Bot();
    }

    /// <summary>Reads a JSON object of at most <paramref name="maxBytes"/>; empty where there is no body.</summary>
    public static async Task<JsonObject> ReadOptionalAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, maxBytes, cancellationToken);
        return bytes.Length == 0 ? [] : Parse(bytes);
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(request.ContentLength ?? maxBytes, maxBytes) + 1];
        var length = request.ContentLength > maxBytes ? maxBytes + 1 : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= maxBytes
            ? buffer[..length]
            : throw new ClientProblem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {maxBytes} bytes.");
    }

    private static JsonObject Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false }) as JsonObject
                ?? throw Bad("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Bad($"The body is not valid JSON, or nested more than {MaxDepth} deep, or has a member twice.", exception);
        }
    }

    private static ClientProblem Bad(string message, Exception? innerException = null) => new(StatusCodes.Status400BadRequest, message, innerException);
}
