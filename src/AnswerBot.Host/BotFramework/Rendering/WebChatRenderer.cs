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
    public int MaxSize => 100 * 1024;

    public IReadOnlyList<Activity> Render(Answer answer, ReplyContext context)
    {
        var message = context.Message(Text(answer, context), "markdown");
        var entity = MessageEntity.For(answer, context);
        entity["potentialAction"] = new JsonArray(Vote("LikeAction", answer.Id, "like"), Vote("DislikeAction", answer.Id, "dislike"));
        message.Json["entities"] = new JsonArray(entity);
        message.Json["channelData"] = new JsonObject { ["answer"] = JsonNode.Parse(AnswerJson.Write(answer.WithoutExplanation(), AnswerJson.Options)) };
        Suggest(message, answer.Suggestions, []);
        return [message];
    }

    public IReadOnlyList<Activity> Render(Surroundings surroundings, ReplyContext context)
    {
        var text = new StringBuilder(MarkdownText.EscapeLine(BotWords.SurroundingsHeading(surroundings, context.Language)));
        if (surroundings.Asked(context.IsChinese ? "：" : ": ") is { } asked)
        {
            text.Append("\n\n").Append(MarkdownText.EscapeLine(asked));
        }

        foreach (var paragraph in surroundings.Paragraphs)
        {
            var words = surroundings.TextOf(paragraph);
            TextSpan[] bold = paragraph.Number == surroundings.Quoted ? [new TextSpan(0, words.Length)] : [];
            text.Append("\n\n").Append(MarkdownText.EscapeLine(paragraph.Speaker)).Append("\n\n").Append(MarkdownText.Quote(MarkdownText.Emphasise(words, bold)));
        }

        return [context.Message(text.ToString(), "markdown")];
    }

    public IReadOnlyList<Activity> Render(Notice notice, ReplyContext context)
    {
        var message = context.Message(string.Join("\n\n", notice.Paragraphs.Select(MarkdownText.Escape)), "markdown");
        Suggest(message, notice.Questions, notice.Choices);
        return [message];
    }

    private static string Text(Answer answer, ReplyContext context)
    {
        var text = new StringBuilder();
        MarkdownAnswer.AppendOpening(text, answer, context);
        foreach (var excerpt in answer.Excerpts)
        {
            var telling = excerpt.Highlights.Select(highlight => new TextSpan(highlight.Start, highlight.Start + highlight.Length));
            text.Append("\n\n").Append(MarkdownText.Quote($"{MarkdownText.Emphasise(excerpt.Quote, telling)} {Marks.Of(excerpt.Rank)}"));
            text.Append("\n\n").Append(MarkdownText.EscapeLine(excerpt.Attribution));
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
        MarkdownText.EscapeLine(excerpt.Attribution).Replace("\"", "&#34;", StringComparison.Ordinal);

    private static JsonObject Vote(string type, string answerId, string vote) => new()
    {
        ["@type"] = type,
        ["@id"] = $"{FeedbackUrn.Prefix}{answerId}:{vote}",
        ["actionStatus"] = "PotentialActionStatus",
    };

    private static void Suggest(Activity message, IReadOnlyList<string> questions, IReadOnlyList<Choice> choices)
    {
        if (questions.Count + choices.Count == 0 || message.RecipientId is not { } user)
        {
            return;
        }

        var asked = questions.Select(question => new JsonObject { ["type"] = "imBack", ["title"] = question, ["value"] = question });
        var chosen = choices.Select(choice => new JsonObject { ["type"] = "messageBack", ["title"] = choice.Title, ["displayText"] = choice.Title, ["value"] = choice.Data.ToJson() });
        message.Json["suggestedActions"] = new JsonObject { ["to"] = new JsonArray(user), ["actions"] = new JsonArray([.. asked, .. chosen]) };
    }
}
