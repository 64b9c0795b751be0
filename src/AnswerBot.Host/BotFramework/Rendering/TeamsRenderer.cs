using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// Teams: the telling sentences as text with marks <c>[n]</c>, which Teams turns into boxes that show the citation, and a card below with the whole
/// paragraphs and the buttons. The text alone is the answer where cards are not shown, as in a notification.
/// </summary>
internal sealed class TeamsRenderer : IReplyRenderer
{
    public Activity Render(Answer answer, ReplyContext context)
    {
        var message = context.Message(Text(answer, context), "markdown");
        message.Json["entities"] = new JsonArray(MessageEntity.For(answer, context));
        if (AnswerCard.For(answer, context) is { } card)
        {
            message.Json["attachments"] = new JsonArray(card);
        }

        if (answer.Excerpts.Count > 0 || answer.Related.Count > 0)
        {
            message.Json["channelData"] = new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } };
        }

        return message;
    }

    public Activity Render(Notice notice, ReplyContext context)
    {
        var message = context.Message(string.Join("\n\n", notice.Paragraphs.Select(MarkdownText.Escape)), "markdown");
        if (AnswerCard.For(notice, context) is { } card)
        {
            message.Json["attachments"] = new JsonArray(card);
        }

        return message;
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
                text.Append("\n\n").Append(MarkdownText.Quote($"{MarkdownText.Escape(excerpt.Quote.Substring(highlight.Start, highlight.Length))} [{excerpt.Rank}]"));
            }

            text.Append("\n\n").Append(MarkdownText.Escape(excerpt.Attribution));
        }

        MarkdownAnswer.AppendRelated(text, answer, context);
        return text.ToString();
    }
}
