using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>A question that a reporter asked, on one line of a list.</summary>
internal static class RelatedText
{
    private const int MaxQuestion = 200;

    public static string Of(RelatedQuestion related, bool chinese)
    {
        var question = Clause.Cut(related.Question, MaxQuestion);
        var cut = question.Length < related.Question.Length ? "……" : "";
        return related.Asker.Length == 0 ? question + cut : $"{related.Asker}{(chinese ? "：" : ": ")}{question}{cut}";
    }
}
