using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// What a button of ours sends back, as the <c>value</c> of a message. It comes through the client and is trusted no more than anything else from there:
/// whatever it names is looked up anew.
/// </summary>
/// <param name="Action">What to do; see the constants.</param>
internal sealed record ButtonData(string Action)
{
    public const string Ask = "ask";
    public const string Context = "context";
    public const string Feedback = "feedback";

    /// <summary>The id of the input in which a reason is chosen.</summary>
    public const string ReasonInput = "reason";

    // The card's own data lie in a member of their own, beside what the channel adds.
    private const string Member = "answerBot";
    private const int MaxText = 1000;

    /// <summary>The question to ask.</summary>
    public string? Question { get; init; }

    public string? Transcript { get; init; }

    public int? Turn { get; init; }

    public int? Paragraph { get; init; }

    /// <summary>The answer that feedback is about.</summary>
    public string? Answer { get; init; }

    /// <summary>What was wrong with it.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads the value of a message; null where no button of ours was pressed.</summary>
    public static ButtonData? Read(JsonNode? value)
    {
        try
        {
            return value is JsonObject data && data[Member] is JsonObject own && own.Deserialize<ButtonData>(JsonSerializerOptions.Web) is { Action: not null } button
                ? button.WithInput(data)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The data for a button.</summary>
    public JsonObject ToJson() => new()
    {
        [Member] = JsonSerializer.SerializeToNode(this, ButtonJson.Options),
    };

    // What was chosen in an input of the card stands beside our member.
    private ButtonData WithInput(JsonObject data) =>
        data[ReasonInput] is JsonValue value && value.TryGetValue<string>(out var reason) ? this with { Reason = reason[..Math.Min(reason.Length, MaxText)] } : this;

    private static class ButtonJson
    {
        public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
    }
}
