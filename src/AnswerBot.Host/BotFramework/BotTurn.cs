using System.Text.RegularExpressions;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Indexes;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// What the bot does with one activity that a door has checked and accepted: reads it, answers through <see cref="Answerer"/>, and hands what is
/// to be said to <see cref="IReplies"/>. The endpoint for channels and the page's local Direct Line both run it.
/// </summary>
internal sealed partial class BotTurn(
    QuestionTurn questions, ButtonTurn buttons, GreetingTurn greetings, FeedbackIntake feedback, ConversationMemory memory, ReplyWriter writer, ILogger<BotTurn> logger)
{
    /// <summary>Handles one activity from start to end. Whatever fails is told to the user in kind words and to the operator in the log.</summary>
    /// <exception cref="OperationCanceledException">The turn was given up.</exception>
    /// <exception cref="ReplyRefusedException">The channel does not take the reply; an apology would fare no better.</exception>
    public async Task RunAsync(Activity activity, IReplies replies, CancellationToken cancellationToken)
    {
        // Never an answer to oneself: two bots, or a channel that echoes, would talk for ever.
        if (activity.FromId is null || activity.IsFromBot)
        {
            return;
        }

        var message = UserMessage.Read(activity);
        var exchange = new Exchange(activity, replies, ReplyLanguage.For(message.Text, activity.Locale));
        try
        {
            await (activity.Type switch
            {
                "message" when message.IsForBot => AnswerAsync(message, exchange, cancellationToken),
                "conversationUpdate" => greetings.WelcomeAsync(exchange, cancellationToken),
                "installationUpdate" when activity.Action is "remove" or "remove-upgrade" => memory.EndAsync(activity, cancellationToken),
                "event" => TakeFeedbackAsync(exchange, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception exception) when (exception is not ReplyRefusedException && !cancellationToken.IsCancellationRequested)
        {
            await ApologiseAsync(exception, exchange, cancellationToken);
        }
    }

    /// <summary>Answers an activity of type <c>invoke</c>, which wants its answer as the HTTP response.</summary>
    public async Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken cancellationToken) =>
        activity.Name == "message/submitAction" && await feedback.TakeSubmitAsync(activity, cancellationToken)
            ? new InvokeResponse(StatusCodes.Status200OK)
            : new InvokeResponse(StatusCodes.Status501NotImplemented);

    private async Task AnswerAsync(UserMessage message, Exchange exchange, CancellationToken cancellationToken)
    {
        if (message.Button is { } button)
        {
            await buttons.RunAsync(button, exchange, cancellationToken);
        }
        else if (Forget().IsMatch(message.Text))
        {
            await memory.ForgetAsync(exchange.Incoming, cancellationToken);
            await feedback.ForgetAsync(exchange.Incoming, cancellationToken);
            exchange.Replies.ForgetBefore(exchange.Incoming);
            await writer.SendAsync(BotWords.Forgotten(exchange.Language), exchange, cancellationToken);
        }
        else if (Help().IsMatch(message.Text) || (message.Text.Length == 0 && exchange.Incoming.IsInGroup))
        {
            await greetings.HelpAsync(exchange, cancellationToken);
        }
        else
        {
            await questions.AnswerAsync(message.Text, exchange, cancellationToken);
        }
    }

    private async Task TakeFeedbackAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (await feedback.TakeEventAsync(exchange.Incoming, cancellationToken) is (var answerId, FeedbackVote.Dislike))
        {
            var reasons = FeedbackReasons.All.Select(reason =>
                new Choice(BotWords.Reason(reason, exchange.Language), new ButtonData(ButtonData.Feedback) { Answer = answerId, Reason = FeedbackReasons.NameOf(reason) }));
            await writer.SendAsync(Notice.Of(BotWords.AskForReason(exchange.Language)) with { Choices = [.. reasons] }, exchange, cancellationToken);
        }
    }

    private async Task ApologiseAsync(Exception exception, Exchange exchange, CancellationToken cancellationToken)
    {
        var language = exchange.Language;
        if (exception is IndexUnavailableException or EncoderUnavailableException or ClientProblem or RegexMatchTimeoutException)
        {
            LogUnavailable(exception.Message);
            await writer.SendAsync(exception is IndexUnavailableException or EncoderUnavailableException ? BotWords.Unavailable(language) : BotWords.Busy(language), exchange, cancellationToken);
        }
        else if (exception is QuoteMismatchException mismatch)
        {
            LogHeldBack(string.Join("; ", mismatch.Problems));
            Instruments.CountBlockedAnswer();
            await writer.SendAsync(BotWords.HeldBack(language), exchange, cancellationToken);
        }
        else
        {
            LogFailed(exception);
            await writer.SendAsync(BotWords.Failed(language), exchange, cancellationToken);
        }
    }

    [GeneratedRegex(@"^\W*(?:forget(?:\s+me)?|忘记我?|忘掉我?|忘記我?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Forget();

    [GeneratedRegex(@"^\W*(?:help|帮助|幫助|怎么用|怎麼用)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Help();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A question in a conversation could not be answered: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer was held back by the last check: {Problems}. Run `verify`; if it finds the index damaged, run `ingest --rebuild`.")]
    private partial void LogHeldBack(string problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of a conversation failed.")]
    private partial void LogFailed(Exception exception);
}
