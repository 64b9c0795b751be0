using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework.LastCheck;

/// <summary>What a reader sees of the cards of an activity: the rich text by the id of its block, the text outside such blocks, and the addresses of links.</summary>
internal sealed class CardReading
{
    private static readonly string[] Members = ["body", "items", "actions", "selectAction", "card"];

    private readonly Dictionary<string, string> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _highlighted = new(StringComparer.Ordinal);

    private CardReading()
    {
    }

    /// <summary>Text by block id, runs joined.</summary>
    public IReadOnlyDictionary<string, string> Blocks => _blocks;

    /// <summary>What makes the reading doubtful: a block without an id, two with the same, text in an element that reads Markdown.</summary>
    public List<string> Problems { get; } = [];

    public List<string> Links { get; } = [];

    /// <summary>The data of the buttons.</summary>
    public List<ButtonData> Buttons { get; } = [];

    /// <summary>The highlighted runs of a block.</summary>
    public IReadOnlyList<string> HighlightedIn(string id) => _highlighted.TryGetValue(id, out var runs) ? runs : [];

    public static CardReading Read(Activity activity)
    {
        var reading = new CardReading();
        foreach (var attachment in (activity.Json["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            reading.Walk(attachment["content"]);
        }

        return reading;
    }

    private void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Walk(item);
                }

                break;
            case JsonObject element:
                Visit(element);
                break;
            default:
                break;
        }
    }

    private void Visit(JsonObject element)
    {
        switch ((string?)element["type"])
        {
            case "RichTextBlock":
                ReadBlock(element);
                break;
            case "TextBlock" or "FactSet":
                Problems.Add("a card has text in an element that reads Markdown");
                break;
            case "Action.OpenUrl":
                Links.Add((string?)element["url"] ?? "");
                break;
            case "Action.Submit" when ButtonData.Read(element["data"]) is { } button:
                Buttons.Add(button);
                break;
            default:
                foreach (var member in Members)
                {
                    Walk(element[member]);
                }

                break;
        }
    }

    private void ReadBlock(JsonObject element)
    {
        var runs = (element["inlines"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var id = (string?)element["id"] ?? "";
        if (!_blocks.TryAdd(id, string.Concat(runs.Select(run => (string?)run["text"]))))
        {
            Problems.Add($"a card has two blocks '{id}'");
        }

        _highlighted[id] = [.. runs.Where(run => (bool?)run["highlight"] == true).Select(run => (string?)run["text"] ?? "")];
    }
}
