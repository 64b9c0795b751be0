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
    /// <summary>The block over the questions to go on with: words of ours.</summary>
    public const string MoreId = "more";

    /// <summary>What the ids of the questions begin with; they are offered to be asked, not quoted.</summary>
    public const string AskId = "ask-";

    private const int MaxQuestions = 3;

    // A longer one is no offer any more.
    private const int MaxOffered = 80;

    /// <summary>The card as an attachment; null where there is nothing to show beside the text.</summary>
    public static JsonObject? For(Answer answer, ReplyContext context)
    {
        var body = answer.Excerpts.Select((excerpt, place) => Container(excerpt, place, context)).ToList<JsonNode?>();
        var related = answer.Related.Select(related => related.Question).Where(question => question.Length is > 0 and <= MaxOffered);
        if (Questions([.. related.Concat(answer.Suggestions).Distinct().Take(MaxQuestions)], context) is { } buttons)
        {
            body.Add(buttons);
        }

        if (answer.Excerpts.Count > 0)
        {
            body.Add(ReasonForm.For(answer, context));
        }

        return CardText.Attachment(body);
    }

    /// <summary>The questions that a notice offers, as buttons.</summary>
    public static JsonObject? For(Notice notice, ReplyContext context) =>
        CardText.Attachment(Questions(notice.Questions, context) is { } buttons ? [buttons] : []);

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

        var items = new JsonArray(CardText.Block(MoreId, CardText.Quiet(context.IsChinese ? "可以这样问" : "You could ask")));
        foreach (var (place, question) in questions.Index())
        {
            items.Add(Question(question, place));
        }

        return new JsonObject { ["type"] = "Container", ["separator"] = true, ["items"] = items };
    }

    // The title of a button is cut where it is long; a text that can be pressed is not.
    private static JsonObject Question(string question, int place) => new()
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["spacing"] = "Small",
        ["selectAction"] = new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = question,
            ["data"] = new ButtonData(ButtonData.Ask) { Question = question }.ToJson(),
        },
        ["items"] = new JsonArray(CardText.Block(string.Create(CultureInfo.InvariantCulture, $"{AskId}{place + 1}"), CardText.Link(question))),
    };
}
