using System.Globalization;
using System.Text;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Any other channel: plain text in which each quotation stands on lines of its own, under its attribution.</summary>
internal sealed class PlainRenderer : IReplyRenderer
{
    public int MaxSize => 28 * 1024;

    public IReadOnlyList<Activity> Render(Answer answer, ReplyContext context)
    {
        var text = new StringBuilder();
        if (answer.Summary.Text is { } summary)
        {
            text.Append(summary).Append("\n\n").Append(BotWords.GeneratedLabel(context.Language)).Append("\n\n");
        }

        text.Append(answer.Message);
        foreach (var excerpt in answer.Excerpts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\n{Marks.Of(excerpt.Rank)} {excerpt.Attribution}\n{excerpt.Quote}");
            if (context.LinkTo(excerpt.Citation.Url) is { } url)
            {
                text.Append('\n').Append(url);
            }
        }

        foreach (var (place, related) in answer.Related.Index())
        {
            text.Append(place == 0 ? "\n\n" : "\n").Append("· ").Append(RelatedText.Of(related, context.IsChinese));
        }

        AppendQuestions(text, answer.Related.Count == 0 ? answer.Suggestions : [], context);
        return [context.Message(text.ToString(), "plain")];
    }

    public IReadOnlyList<Activity> Render(Surroundings surroundings, ReplyContext context)
    {
        var text = new StringBuilder(BotWords.SurroundingsHeading(surroundings, context.Language));
        if (surroundings.Asked(context.IsChinese ? "：" : ": ") is { } asked)
        {
            text.Append("\n\n").Append(asked);
        }

        foreach (var paragraph in surroundings.Paragraphs)
        {
            text.Append("\n\n").Append(paragraph.Number == surroundings.Quoted ? "→ " : "").Append(paragraph.Speaker).Append('\n').Append(surroundings.TextOf(paragraph));
        }

        return [context.Message(text.ToString(), "plain")];
    }

    public IReadOnlyList<Activity> Render(Notice notice, ReplyContext context)
    {
        var text = new StringBuilder(string.Join("\n\n", notice.Paragraphs));
        AppendQuestions(text, notice.Questions, context);
        return [context.Message(text.ToString(), "plain")];
    }

    private static void AppendQuestions(StringBuilder text, IReadOnlyList<string> questions, ReplyContext context)
    {
        if (questions.Count > 0)
        {
            text.Append("\n\n").Append(context.IsChinese ? "可以这样问：" : "You could ask:").Append('\n').AppendJoin('\n', questions.Select(question => "· " + question));
        }
    }
}
