using AnswerBot.Answers;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// What the bot does with one activity that a door has checked and accepted: reads it, answers through <see cref="Answerer"/>, and hands what is
/// to be said to <see cref="IReplies"/>. The endpoint for channels and the page's local Direct Line both run it.
/// </summary>
internal sealed class BotTurn(Answerer answerer)
{
    /// <summary>Handles one activity from start to end.</summary>
    public async Task RunAsync(Activity activity, IReplies replies, CancellationToken cancellationToken)
    {
        if (activity.Type != "message" || string.IsNullOrWhiteSpace(activity.Text))
        {
            return;
        }

        var answer = await answerer.AnswerAsync(AnswerRequest.Create(activity.Text), cancellationToken);
        var reply = activity.Reply("message");
        reply.Json["text"] = answer.Message;
        await replies.SendAsync(reply, cancellationToken);
    }
}
