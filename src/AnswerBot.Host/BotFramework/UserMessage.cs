using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework;

/// <summary>What a user said to the bot: the text without the mention of the bot, or the data of a pressed button.</summary>
/// <param name="Text">Trimmed; empty where only a button was pressed, or nothing was said.</param>
/// <param name="Button">The data of a button of ours; null where none was pressed.</param>
/// <param name="IsForBot">False for what others say to each other in a group.</param>
internal sealed record UserMessage(string Text, ButtonData? Button, bool IsForBot)
{
    /// <summary>Reads an activity of type <c>message</c>. Attachments are passed over: Teams sends each text a second time, as HTML.</summary>
    public static UserMessage Read(Activity activity)
    {
        var mentions = Mentions(activity).ToList();
        var text = activity.Text ?? "";
        foreach (var mention in mentions)
        {
            text = Replace(text, mention, mention.Id == activity.RecipientId ? "" : mention.Name);
        }

        var button = ButtonData.Read(activity.Json["value"]);
        var isMentioned = mentions.Exists(mention => mention.Id == activity.RecipientId);
        return new UserMessage(Trim(text), button, !activity.IsInGroup || isMentioned || button is not null);
    }

    private static IEnumerable<Mention> Mentions(Activity activity) =>
        (activity.Json["entities"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(entity => TextOf(entity["type"]) == "mention" && entity["mentioned"] is JsonObject)
            .Select(entity => new Mention(TextOf(entity["mentioned"]!["id"]), TextOf(entity["mentioned"]!["name"]) ?? "", TextOf(entity["text"])));

    private static string Replace(string text, Mention mention, string replacement) =>
        text.Replace(string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Name}</at>" : mention.Text, replacement, StringComparison.Ordinal);

    // Teams leaves hard spaces, written out or not, where the mention stood.
    private static string Trim(string text) => text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Trim();

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record Mention(string? Id, string Name, string? Text);
}
