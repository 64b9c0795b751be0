using System.Globalization;
using System.Text.Json.Nodes;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The card with the paragraphs around a quotation; the quoted one is highlighted.</summary>
internal static class SurroundingsCard
{
    public static JsonObject? For(Surroundings surroundings, ReplyContext context)
    {
        var body = new List<JsonNode?> { CardText.Block("heading", CardText.Strong(BotWords.SurroundingsHeading(surroundings, context.Language))) };
        if (surroundings.Asked(context.IsChinese ? "：" : ": ") is { } asked)
        {
            body.Add(CardText.Block("question", CardText.Quiet(asked)));
        }

        foreach (var paragraph in surroundings.Paragraphs)
        {
            var words = CardText.Plain(surroundings.TextOf(paragraph));
            if (paragraph.Number == surroundings.Quoted)
            {
                words["highlight"] = true;
            }

            body.Add(CardText.Block(Id("speaker", paragraph.Number), CardText.Quiet(paragraph.Speaker)));
            body.Add(CardText.Block(Id("paragraph", paragraph.Number), words));
        }

        if (context.LinkTo(surroundings.Url) is { } url)
        {
            body.Add(new JsonObject
            {
                ["type"] = "ActionSet",
                ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = context.IsChinese ? "原文" : "Transcript", ["url"] = url }),
            });
        }

        return CardText.Attachment(body);
    }

    private static string Id(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number}");
}
