namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>What the bot says that is no answer: welcome, help, thanks, an apology.</summary>
/// <param name="Paragraphs">Plain text, one or more lines each.</param>
/// <param name="Questions">Questions offered to go on with.</param>
internal sealed record Notice(IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Questions)
{
    /// <summary>Other things to choose from, where the channel has buttons beside the text.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public static Notice Of(string text) => new([text], []);
}

/// <summary>A button.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Data">What it sends back.</param>
internal sealed record Choice(string Title, ButtonData Data);
