using System.Text.Json.Nodes;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The schema.org message entity: the citations behind the marks <c>[n]</c>, and the label on text that was generated.</summary>
internal static class MessageEntity
{
    private const int MaxName = 80;
    private const int MaxAbstract = 160;
    private const string Ellipsis = "……";

    /// <summary>The entity of a message that shows the excerpts of <paramref name="answer"/>.</summary>
    public static JsonObject For(Answer answer, ReplyContext context)
    {
        var entity = new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
        };
        if (answer.Summary.Text is not null)
        {
            entity["additionalType"] = new JsonArray("AIGeneratedContent");
        }

        if (answer.Excerpts.Count > 0)
        {
            entity["citation"] = new JsonArray([.. answer.Excerpts.Select(excerpt => Claim(excerpt, context))]);
        }

        return entity;
    }

    /// <summary>The telling sentence in quotation marks; cut on a clause where it is too long, with the ellipsis outside them: inside it would be quoted too.</summary>
    public static string Abstract(AnswerExcerpt excerpt)
    {
        var sentence = Telling(excerpt);
        var whole = $"“{sentence}”";
        return whole.Length <= MaxAbstract ? whole : $"“{Clause.Cut(sentence, MaxAbstract - 2 - Ellipsis.Length)}”{Ellipsis}";
    }

    private static JsonObject Claim(AnswerExcerpt excerpt, ReplyContext context)
    {
        var document = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = Clause.Cut(excerpt.Attribution, MaxName),
            ["abstract"] = Abstract(excerpt),
        };
        if (context.LinkTo(excerpt.Citation.Url) is { } url)
        {
            document["url"] = url;
        }
        else if (ChannelFamilies.Of(context.Incoming.ChannelId) == ChannelFamily.WebChat)
        {
            // Without a link Web Chat opens a dialog with this text, read as Markdown.
            document["text"] = MarkdownText.EscapeParagraphs(excerpt.Quote);
        }

        return new JsonObject { ["@type"] = "Claim", ["position"] = excerpt.Rank, ["appearance"] = document };
    }

    private static string Telling(AnswerExcerpt excerpt)
    {
        var first = excerpt.Highlights[0];
        return excerpt.Quote.Substring(first.Start, first.Length);
    }
}
