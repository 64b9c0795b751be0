using System.Text.RegularExpressions;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Indexes;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// What the bot does with one activity that a door has checked and accepted: reads it, answers through <see cref="Answerer"/>, and hands what is
/// to be said to <see cref="IReplies"/>. The endpoint for channels and the page's local Direct Line both run it.
/// </summary>
internal sealed partial class BotTurn(QuestionTurn questions, ReplyWriter writer, ConversationMemory memory, IPassageIndex index, ILogger<BotTurn> logger)
{
    /// <summary>Handles one activity from start to end. Whatever fails is told to the user in kind words and to the operator in the log.</summary>
    public async Task RunAsync(Activity activity, IReplies replies, CancellationToken cancellationToken)
    {
        // Never an answer to oneself: two bots, or a channel that echoes, would talk for ever.
        if (activity.FromId is null || activity.IsFromBot)
        {
            return;
        }

        var message = UserMessage.Read(activity);
        var exchange = new Exchange(activity, replies, ReplyLanguage.For(message.Text, activity.Locale));
        if (!message.IsForBot && activity.Type == "message")
        {
            return;
        }

        try
        {
            await (activity.Type switch
            {
                "message" => AnswerAsync(message, exchange, cancellationToken),
                "conversationUpdate" => WelcomeAsync(exchange, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ReplyRefusedException))
        {
            await ApologiseAsync(exception, exchange, cancellationToken);
        }
    }

    /// <summary>Answers an activity of type <c>invoke</c>, which wants its answer as the HTTP response.</summary>
    public Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Name == "message/submitAction")
        {
            return Task.FromResult(new InvokeResponse(StatusCodes.Status200OK));
        }

        LogUnknownInvoke();
        return Task.FromResult(new InvokeResponse(StatusCodes.Status501NotImplemented));
    }

    private async Task AnswerAsync(UserMessage message, Exchange exchange, CancellationToken cancellationToken)
    {
        if (message.Button is { Action: ButtonData.Ask, Question: { } question })
        {
            await questions.AnswerAsync(question, exchange with { Language = ReplyLanguage.For(question, exchange.Incoming.Locale) }, cancellationToken);
        }
        else if (Forget().IsMatch(message.Text))
        {
            await memory.ForgetAsync(exchange.Incoming, cancellationToken);
            await writer.SendAsync(BotWords.Forgotten(exchange.Language), exchange, cancellationToken);
        }
        else if (Help().IsMatch(message.Text) || (message.Text.Length == 0 && exchange.Incoming.IsInGroup))
        {
            await writer.SendAsync(BotWords.Help(await index.GetTranscriptsAsync(cancellationToken), exchange.Language, exchange.Incoming.IsInGroup), exchange, cancellationToken);
        }
        else
        {
            await questions.AnswerAsync(message.Text, exchange, cancellationToken);
        }
    }

    // Channels tell of new members more than once, and again with each reload of a page; a conversation is welcomed once.
    private async Task WelcomeAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var incoming = exchange.Incoming;
        var added = incoming.MembersAdded;
        var isWanted = incoming.IsInGroup ? added.Contains(incoming.RecipientId) : added.Count > 0;
        if (isWanted && await memory.IsFirstMeetingAsync(incoming, cancellationToken))
        {
            var welcome = BotWords.Welcome(await index.GetTranscriptsAsync(cancellationToken), exchange.Language, incoming.IsInGroup);
            await writer.SendAsync(welcome, exchange, cancellationToken);
        }
    }

    private async Task ApologiseAsync(Exception exception, Exchange exchange, CancellationToken cancellationToken)
    {
        var language = exchange.Language;
        var notice = exception switch
        {
            IndexUnavailableException or EncoderUnavailableException => BotWords.Unavailable(language),
            ClientProblem or RegexMatchTimeoutException => BotWords.Busy(language),
            QuoteMismatchException => BotWords.HeldBack(language),
            _ => BotWords.Failed(language),
        };
        if (exception is IndexUnavailableException or ClientProblem or RegexMatchTimeoutException)
        {
            LogUnavailable(exception.Message);
        }
        else
        {
            LogFailed(exception);
        }

        await writer.SendAsync(notice, exchange, cancellationToken);
    }

    [GeneratedRegex(@"^\W*(?:forget(?:\s+me)?|忘记我?|忘掉我?|忘記我?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Forget();

    [GeneratedRegex(@"^\W*(?:help|帮助|幫助|怎么用|怎麼用)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Help();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A question in a conversation could not be answered: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An invoke activity of a name that the bot does not know was answered with 501.")]
    private partial void LogUnknownInvoke();

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of a conversation failed.")]
    private partial void LogFailed(Exception exception);
}
