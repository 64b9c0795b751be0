using System.Text;
using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The parts of an answer that every channel with Markdown shows alike.</summary>
internal static class MarkdownAnswer
{
    /// <summary>The question where it is not in the conversation, the summary where there is one, and the message.</summary>
    public static void AppendOpening(StringBuilder text, Answer answer, ReplyContext context)
    {
        if (context.AskedByButton is { } question)
        {
            text.Append(context.IsChinese ? "问：" : "Q: ").Append(MarkdownText.EscapeLine(question)).Append("\n\n");
        }

        if (answer.Summary.Text is { } summary)
        {
            text.Append(WithMarks(summary, answer)).Append("\n\n").Append(BotWords.GeneratedLabel(context.Language)).Append("\n\n");
        }

        text.Append(MarkdownText.EscapeLine(answer.Message));
    }

    /// <summary>The nearest questions that reporters asked, as a list.</summary>
    public static void AppendRelated(StringBuilder text, Answer answer, ReplyContext context)
    {
        foreach (var (place, related) in answer.Related.Index())
        {
            text.Append(place == 0 ? "\n\n- " : "\n- ").Append(MarkdownText.EscapeLine(RelatedText.Of(related, context.IsChinese)));
        }
    }

    // A summary cites with [1]; all else in it is text.
    private static string WithMarks(string summary, Answer answer)
    {
        var marks = answer.Excerpts.Select(excerpt => Marks.Of(excerpt.Rank));
        return marks.Aggregate(MarkdownText.Escape(summary), (text, mark) => text.Replace(MarkdownText.Escape(mark), mark, StringComparison.Ordinal));
    }
}
