using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Turns what the bot has to say into activities, in the order of sending, as a family of channels shows them best.</summary>
internal interface IReplyRenderer
{
    /// <summary>Largest activity as JSON, in bytes and in UTF-16 units, that every version of the channel takes.</summary>
    int MaxSize { get; }

    /// <param name="answer">The ranks of its excerpts are the marks to show; see <see cref="Marks"/>.</param>
    /// <param name="context">What else is needed.</param>
    IReadOnlyList<Activity> Render(Answer answer, ReplyContext context);

    IReadOnlyList<Activity> Render(Surroundings surroundings, ReplyContext context);

    IReadOnlyList<Activity> Render(Notice notice, ReplyContext context);
}
