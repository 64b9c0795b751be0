namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>What the bot says that is no answer: welcome, help, thanks, an apology.</summary>
/// <param name="Paragraphs">Plain text, one or more lines each.</param>
/// <param name="Questions">Questions offered to go on with.</param>
internal sealed record Notice(IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Questions)
{
    public static Notice Of(string text) => new([text], []);
}
