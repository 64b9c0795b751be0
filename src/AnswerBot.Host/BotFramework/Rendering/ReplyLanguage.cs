using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The language to reply in: the question's, and where there is none, the channel's.</summary>
internal static class ReplyLanguage
{
    public static QuestionLanguage For(string text, string? locale)
    {
        var saysSomething = text.Any(character => char.IsAsciiLetter(character) || Script.IsIdeographic(character));
        return saysSomething ? QuestionLanguages.Detect(text) : OfLocale(locale);
    }

    // Without a locale Chinese: the transcripts are.
    private static QuestionLanguage OfLocale(string? locale) =>
        string.IsNullOrEmpty(locale) || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? QuestionLanguage.Chinese : QuestionLanguage.English;
}
