using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Api;

namespace AnswerBot.Host.BotFramework;

/// <summary>Reads an activity from a request: what we do not know is kept, what every activity needs must be there.</summary>
internal static class ActivityBody
{
    /// <summary>Channels send far less.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int MaxDepth = 64;
    private const int MaxIdLength = 2_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <returns>The activity and its size in bytes.</returns>
    /// <exception cref="ClientProblem">The body is too large, no JSON object, or lacks what an activity needs.</exception>
    public static async Task<(Activity Activity, int Bytes)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadBytesAsync(request, MaxBytes, cancellationToken);
        var activity = new Activity(Parse(body));
        RequireMembers(activity);
        return (activity, body.Length);
    }

    private static JsonObject Parse(ReadOnlySpan<byte> body)
    {
        var json = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        try
        {
            RequireWholeText(json);
            return JsonNode.Parse(json, documentOptions: Options) as JsonObject ?? throw Bad("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Bad("The body is not valid JSON, has a member twice, or is nested too deeply.", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw Bad("A text in the body has half a surrogate pair.", exception);
        }
    }

    // JSON can spell half a character ("\ud800"), which no .NET string should hold and which would fail only when it is read or sent on.
    private static void RequireWholeText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }

    private static void RequireMembers(Activity activity)
    {
        RequireId(activity.Type, "type");
        RequireId(activity.ChannelId, "channelId");
        RequireId(activity.ConversationId, "conversation.id");
        RequireId(activity.FromId, "from.id");
        RequireId(activity.RecipientId, "recipient.id");
        RequireId(activity.ServiceUrl, "serviceUrl");
        if (activity.Id?.Length > MaxIdLength)
        {
            throw Bad($"The activity's id is longer than {MaxIdLength} characters.");
        }
    }

    private static void RequireId(string? value, string member)
    {
        // A dot alone would change the path of the connector's address.
        if (string.IsNullOrWhiteSpace(value) || value.Length > MaxIdLength || value is "." or "..")
        {
            throw Bad($"The activity's {member} is missing, longer than {MaxIdLength} characters, or of the wrong kind.");
        }
    }

    private static ClientProblem Bad(string message, Exception? exception = null) => new(StatusCodes.Status400BadRequest, message, exception);
}
