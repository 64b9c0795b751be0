using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>
/// Web Chat: whole paragraphs as block quotes with the telling sentence in bold. A mark <c>[n]</c> becomes a reference only through a link definition in the text,
/// matched with the citation of the same position. The whole answer travels along for pages that show it in their own way.
/// </summary>
internal sealed class WebChatRenderer : IReplyRenderer
{
    public Activity Render(Answer answer, ReplyContext context)
    {
        var message = context.Message(Text(answer, context), "markdown");
        var entity = MessageEntity.For(answer, context);
        entity["potentialAction"] = new JsonArray(Vote("LikeAction", answer.Id, "like"), Vote("DislikeAction", answer.Id, "dislike"));
        message.Json["entities"] = new JsonArray(entity);
        message.Json["channelData"] = new JsonObject { ["answer"] = JsonNode.Parse(AnswerJson.Write(answer with { Ranked = null }, AnswerJson.Options)) };
        Suggest(message, [.. answer.Suggestions]);
        return message;
    }

    public Activity Render(Notice notice, ReplyContext context)
    {
        var message = context.Message(string.Join("\n\n", notice.Paragraphs.Select(MarkdownText.Escape)), "markdown");
        Suggest(message, notice.Questions);
        return message;
    }

    private static string Text(Answer answer, ReplyContext context)
    {
        var text = new StringBuilder();
        MarkdownAnswer.AppendOpening(text, answer, context);
        foreach (var excerpt in answer.Excerpts)
        {
            var telling = excerpt.Highlights.Select(highlight => new TextSpan(highlight.Start, highlight.Start + highlight.Length));
            text.Append("\n\n").Append(MarkdownText.Quote($"{MarkdownText.Emphasise(excerpt.Quote, telling)} [{excerpt.Rank}]"));
            text.Append("\n\n").Append(MarkdownText.Escape(excerpt.Attribution));
        }

        MarkdownAnswer.AppendRelated(text, answer, context);
        AppendDefinitions(text, answer, context);
        return text.ToString();
    }

    private static void AppendDefinitions(StringBuilder text, Answer answer, ReplyContext context)
    {
        foreach (var (place, excerpt) in answer.Excerpts.Index())
        {
            var target = context.LinkTo(excerpt.Citation.Url) ?? string.Create(CultureInfo.InvariantCulture, $"cite:{excerpt.Rank}");
            text.Append(place == 0 ? "\n\n" : "\n").Append(CultureInfo.InvariantCulture, $"[{excerpt.Rank}]: {target} \"{Title(excerpt)}\"");
        }
    }

    private static string Title(AnswerExcerpt excerpt) =>
        MarkdownText.Escape(excerpt.Attribution).ReplaceLineEndings(" ").Replace("\"", "&#34;", StringComparison.Ordinal);

    private static JsonObject Vote(string type, string answerId, string vote) => new()
    {
        ["@type"] = type,
        ["@id"] = $"{FeedbackUrn.Prefix}{answerId}:{vote}",
        ["actionStatus"] = "PotentialActionStatus",
    };

    private static void Suggest(Activity message, IReadOnlyList<string> questions)
    {
        if (questions.Count == 0 || message.RecipientId is not { } user)
        {
            return;
        }

        var actions = questions.Select(question => new JsonObject { ["type"] = "imBack", ["title"] = question, ["value"] = question });
        message.Json["suggestedActions"] = new JsonObject { ["to"] = new JsonArray(user), ["actions"] = new JsonArray([.. actions]) };
    }
}
