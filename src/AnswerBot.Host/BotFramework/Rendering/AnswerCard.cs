using System.Globalization;
using System.Text.Json.Nodes;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// The Adaptive Card under an answer: each quotation whole, with the telling sentence highlighted, who said it and who asked, and the buttons.
/// Every word from a transcript stands in a text run, which shows characters as they are; a text block would read them as Markdown.
/// </summary>
internal static class AnswerCard
{
    /// <summary>The card as an attachment; null where there is nothing to show beside the text.</summary>
    public static JsonObject? For(Answer answer, ReplyContext context)
    {
        var body = answer.Excerpts.Select((excerpt, place) => Container(excerpt, place, context)).ToList<JsonNode?>();
        var questions = answer.Excerpts.Count > 0 ? answer.Suggestions : [.. answer.Related.Select(related => related.Question).Concat(answer.Suggestions).Distinct().Take(3)];
        if (Questions(questions, context) is { } buttons)
        {
            body.Add(buttons);
        }

        return Attachment(body);
    }

    /// <summary>The questions that a notice offers, as buttons.</summary>
    public static JsonObject? For(Notice notice, ReplyContext context) =>
        Attachment(Questions(notice.Questions, context) is { } buttons ? [buttons] : []);

    private static JsonObject Container(AnswerExcerpt excerpt, int place, ReplyContext context)
    {
        var items = new JsonArray(CardText.Block($"attribution-{excerpt.Rank}", CardText.Strong(excerpt.Attribution)));
        if (excerpt.Citation is { Asker: { } asker, AskerQuestion: { Length: > 0 } question })
        {
            items.Add(CardText.Block($"question-{excerpt.Rank}", CardText.Quiet(asker), CardText.Quiet(context.IsChinese ? "：" : ": "), CardText.Quiet(question)));
        }

        items.Add(CardText.Block($"quote-{excerpt.Rank}", [.. CardText.Highlighted(excerpt)]));
        items.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = Buttons(excerpt, context) });
        return new JsonObject { ["type"] = "Container", ["separator"] = place > 0, ["items"] = items };
    }

    private static JsonArray Buttons(AnswerExcerpt excerpt, ReplyContext context)
    {
        var citation = excerpt.Citation;
        var number = string.Create(CultureInfo.InvariantCulture, $" [{excerpt.Rank}]");
        var buttons = new JsonArray(new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = (context.IsChinese ? "上下文" : "Context") + number,
            ["data"] = new ButtonData(ButtonData.Context) { Transcript = citation.TranscriptId, Turn = citation.Turn, Paragraph = citation.Paragraph }.ToJson(),
        });
        if (context.LinkTo(citation.Url) is { } url)
        {
            buttons.Add(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = (context.IsChinese ? "原文" : "Transcript") + number, ["url"] = url });
        }

        return buttons;
    }

    private static JsonObject? Questions(IReadOnlyList<string> questions, ReplyContext context)
    {
        if (questions.Count == 0)
        {
            return null;
        }

        var buttons = questions.Select(question => new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = question,
            ["data"] = new ButtonData(ButtonData.Ask) { Question = question }.ToJson(),
        });
        return new JsonObject
        {
            ["type"] = "Container",
            ["separator"] = true,
            ["items"] = new JsonArray(
                CardText.Block("more", CardText.Quiet(context.IsChinese ? "可以接着问" : "You could ask")),
                new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. buttons]) }),
        };
    }

    private static JsonObject? Attachment(List<JsonNode?> body) => body.Count == 0 ? null : new JsonObject
    {
        ["contentType"] = "application/vnd.microsoft.card.adaptive",
        ["content"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["msteams"] = new JsonObject { ["width"] = "Full" },
            ["body"] = new JsonArray([.. body]),
        },
    };
}
