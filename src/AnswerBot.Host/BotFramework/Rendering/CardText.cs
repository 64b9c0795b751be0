using System.Text.Json.Nodes;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Text of a card, in runs that no client reads as Markdown.</summary>
internal static class CardText
{
    /// <param name="id">What the block holds; the check before sending finds it by this.</param>
    /// <param name="runs">Shown one after the other.</param>
    public static JsonObject Block(string id, params IReadOnlyList<JsonObject> runs) =>
        new() { ["type"] = "RichTextBlock", ["id"] = id, ["inlines"] = new JsonArray([.. runs]) };

    public static JsonObject Plain(string text) => new() { ["type"] = "TextRun", ["text"] = text };

    public static JsonObject Strong(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["weight"] = "Bolder" };

    public static JsonObject Quiet(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["isSubtle"] = true };

    /// <summary>What can be pressed.</summary>
    public static JsonObject Link(string text) => new() { ["type"] = "TextRun", ["text"] = text, ["color"] = "Accent" };

    /// <summary>The whole quotation; the telling sentences highlighted, and bold where a client has no highlight.</summary>
    public static IEnumerable<JsonObject> Highlighted(AnswerExcerpt excerpt)
    {
        var position = 0;
        foreach (var highlight in excerpt.Highlights)
        {
            if (highlight.Start > position)
            {
                yield return Plain(excerpt.Quote[position..highlight.Start]);
            }

            var telling = Strong(excerpt.Quote.Substring(highlight.Start, highlight.Length));
            telling["highlight"] = true;
            yield return telling;
            position = highlight.Start + highlight.Length;
        }

        if (position < excerpt.Quote.Length)
        {
            yield return Plain(excerpt.Quote[position..]);
        }
    }

    /// <summary>The card as an attachment; null where it has nothing to show.</summary>
    public static JsonObject? Attachment(List<JsonNode?> body) => body.Count == 0 ? null : new JsonObject
    {
        ["contentType"] = "application/vnd.microsoft.card.adaptive",
        ["content"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["body"] = new JsonArray([.. body]),
        },
    };
}
