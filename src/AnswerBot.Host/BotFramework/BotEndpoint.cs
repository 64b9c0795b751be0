using System.Globalization;
using System.Net.Mime;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Authentication;
using AnswerBot.Host.BotFramework.Connector;
using AnswerBot.Host.Health;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// <c>POST /api/messages</c>: takes an activity from a channel, after its token was checked, and says so at once; <see cref="TurnQueue"/> runs the
/// turn and <see cref="ConnectorReplies"/> sends what it says. Invokes, and activities whose sender expects the replies in the response, are
/// answered there.
/// </summary>
internal sealed class BotEndpoint(BotAccess access, Readiness readiness, TurnQueue queue, BotTurn turn, ConnectorClient connector)
{
    private const int RetryAfterSeconds = 5;
    private const int MaxInvokes = 64;

    private int _invokes;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", ([FromServices] BotEndpoint endpoint, HttpContext context) => endpoint.ReceiveAsync(context)).ExcludeFromDescription();

    private async Task<IResult> ReceiveAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ClientProblem(StatusCodes.Status415UnsupportedMediaType, StatusProblem.WrongContentType);
        }

        var caller = await access.AuthenticateAsync(context, context.RequestAborted);
        readiness.Require();
        var (activity, bytes) = await ActivityBody.ReadAsync(context.Request, context.RequestAborted);
        access.Authorize(caller, activity);
        return activity switch
        {
            { Type: "invoke" } => await InvokeAsync(activity, context),
            { Type: "message", IsFromBot: true } => Results.Accepted(),
            { DeliveryMode: "expectReplies" } => await AnswerInResponseAsync(activity, bytes, context),
            _ => Accept(activity, bytes, context),
        };
    }

    private IResult Accept(Activity activity, int bytes, HttpContext context)
    {
        var replies = new ConnectorReplies(connector, activity);
        var admission = queue.Add(new QueuedTurn(ConversationOf(activity), KeyOf(activity), bytes, cancellationToken => turn.RunAsync(activity, replies, cancellationToken)));
        return admission == TurnAdmission.Full ? Full(context) : Results.Accepted();
    }

    // In the same line as all others, so that it keeps its place in the conversation; a repetition is answered again, since nobody else gets the answer.
    private async Task<IResult> AnswerInResponseAsync(Activity activity, int bytes, HttpContext context)
    {
        var replies = new ExpectedReplies();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task RunAsync(CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted);
            await turn.RunAsync(activity, replies, either.Token);
        }

        var admission = queue.Add(new QueuedTurn(ConversationOf(activity), null, bytes, cancellationToken => CompleteAsync(done, RunAsync(cancellationToken))));
        if (admission == TurnAdmission.Full)
        {
            return Full(context);
        }

        await done.Task;
        return Results.Bytes(ActivityJson.Write(replies.Body), MediaTypeNames.Application.Json);
    }

    // The one who waits for the response hears of a failure; the queue has nothing to log.
    private static async Task CompleteAsync(TaskCompletionSource done, Task run)
    {
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.SetFromTask(run);
    }

    private async Task<IResult> InvokeAsync(Activity activity, HttpContext context)
    {
        try
        {
            return Interlocked.Increment(ref _invokes) > MaxInvokes ? Full(context) : Respond(await turn.InvokeAsync(activity, context.RequestAborted), context);
        }
        finally
        {
            Interlocked.Decrement(ref _invokes);
        }
    }

    private static IResult Respond(InvokeResponse response, HttpContext context)
    {
        // A status without a body is the answer here, not something to explain.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        if (response.Body is null)
        {
            return Results.StatusCode(response.Status);
        }

        context.Response.StatusCode = response.Status;
        return Results.Bytes(ActivityJson.Write(response.Body), MediaTypeNames.Application.Json);
    }

    private static IResult Full(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Results.Problem("Too many activities are waiting. Send it again later.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "The server is busy");
    }

    private static string ConversationOf(Activity activity) => $"{activity.ChannelId}\n{activity.ConversationId}";

    private static string? KeyOf(Activity activity) => string.IsNullOrEmpty(activity.Id) ? null : $"{ConversationOf(activity)}\n{activity.Id}";
}
