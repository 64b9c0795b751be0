using System.Diagnostics.CodeAnalysis;
using AnswerBot.Answers;
using AnswerBot.Host.Api;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// What the bot does with one activity that a door has checked and accepted: reads it, answers through <see cref="Answerer"/>, and hands what is
/// to be said to <see cref="IReplies"/>. The endpoint for channels and the page's local Direct Line both run it.
/// </summary>
internal sealed class BotTurn(Answerer answerer, AnswerGate gate)
{
    /// <summary>Handles one activity from start to end.</summary>
    public async Task RunAsync(Activity activity, IReplies replies, CancellationToken cancellationToken)
    {
        if (activity.Type != "message" || string.IsNullOrWhiteSpace(activity.Text))
        {
            return;
        }

        var request = AnswerRequest.Create(activity.Text);
        var answer = await gate.RunAcceptedAsync(() => answerer.AnswerAsync(request, cancellationToken), cancellationToken);
        var reply = activity.Reply("message");
        reply.Json["text"] = answer.Message;
        await replies.SendAsync(reply, cancellationToken);
    }

    /// <summary>Handles an activity of type <c>invoke</c>, whose answer is the HTTP response.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Doors call it on the turn, as RunAsync.")]
    public Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new InvokeResponse(activity.Name == "message/submitAction" ? StatusCodes.Status200OK : StatusCodes.Status501NotImplemented));
    }
}
