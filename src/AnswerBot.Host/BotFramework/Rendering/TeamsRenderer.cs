using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// Teams: the telling sentences as text with marks <c>[n]</c>, which Teams turns into boxes that show the citation, and then a card with the whole
/// paragraphs and the buttons. The text alone is the answer where cards are not shown, as in a notification. They are two messages: the
/// simulator shows a text beside a card, or beside suggested actions, without its citations and its format, and gives it no id that feedback could name.
/// </summary>
internal sealed class TeamsRenderer : IReplyRenderer
{
    public int MaxSize => 28 * 1024;

    public IReadOnlyList<Activity> Render(Answer answer, ReplyContext context)
    {
        var message = context.Message(Text(answer, context), "markdown");
        message.Json["entities"] = new JsonArray(MessageEntity.For(answer, context));
        message.Json["channelData"] = new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } };
        return [message, .. Card(AnswerCard.For(answer, context), context)];
    }

    public IReadOnlyList<Activity> Render(Surroundings surroundings, ReplyContext context) => [.. Card(SurroundingsCard.For(surroundings, context), context)];

    public IReadOnlyList<Activity> Render(Notice notice, ReplyContext context) =>
        [context.Message(string.Join("\n\n", notice.Paragraphs), "plain"), .. Card(AnswerCard.For(notice, context), context)];

    private static IEnumerable<Activity> Card(JsonObject? card, ReplyContext context)
    {
        if (card is not null)
        {
            var message = context.Message();
            message.Json["attachments"] = new JsonArray(card);
            yield return message;
        }
    }

    private static string Text(Answer answer, ReplyContext context)
    {
        var text = new StringBuilder();
        MarkdownAnswer.AppendOpening(text, answer, context);
        foreach (var excerpt in answer.Excerpts)
        {
            // Two highlights may have words between them: each is a quotation of its own.
            foreach (var highlight in excerpt.Highlights)
            {
                text.Append("\n\n").Append(MarkdownText.Quote($"{MarkdownText.Escape(excerpt.Quote.Substring(highlight.Start, highlight.Length))} {Marks.Of(excerpt.Rank)}"));
            }

            text.Append("\n\n").Append(MarkdownText.EscapeLine(excerpt.Attribution));
        }

        MarkdownAnswer.AppendRelated(text, answer, context);
        return text.ToString();
    }
}
