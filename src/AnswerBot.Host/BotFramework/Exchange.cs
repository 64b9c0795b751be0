using AnswerBot.Retrieval;

namespace AnswerBot.Host.BotFramework;

/// <summary>One activity that came in, with where the replies go and in which language.</summary>
/// <param name="Incoming">As accepted by a door.</param>
/// <param name="Replies">Where replies go.</param>
/// <param name="Language">The language of everything but quotations.</param>
internal sealed record Exchange(Activity Incoming, IReplies Replies, QuestionLanguage Language)
{
    /// <summary>The question, where a button asked it; else null.</summary>
    public string? AskedByButton { get; init; }
}
