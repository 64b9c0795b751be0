using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Turns what the bot has to say into one activity, as a family of channels shows it best.</summary>
internal interface IReplyRenderer
{
    Activity Render(Answer answer, ReplyContext context);

    Activity Render(Notice notice, ReplyContext context);
}
