using AnswerBot.Answers;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Host.Health;
using AnswerBot.Summaries;

namespace AnswerBot.Host.BotFramework;

/// <summary>One question in a conversation: with the questions before it to the <see cref="Answerer"/>, and the answer back to the channel.</summary>
internal sealed partial class QuestionTurn(
    Answerer answerer, AnswerGate gate, Readiness readiness, ConversationMemory memory, RecentAnswers answers, TypingIndicator typing, ReplyWriter writer, SummaryWriter summaries, ILogger<QuestionTurn> logger)
{
    public async Task AnswerAsync(string question, Exchange exchange, CancellationToken cancellationToken)
    {
        AnswerRequest request;
        try
        {
            request = AnswerRequest.Create(question, await memory.RecallAsync(exchange.Incoming, cancellationToken)) with
            {
                Summarize = summaries.IsOnFor(exchange.Incoming.ChannelId) ? true : null,
            };
        }
        catch (InvalidQuestionException)
        {
            await writer.SendAsync(BotWords.Unclear(question, exchange.Language), exchange, cancellationToken);
            return;
        }

        readiness.Require();
        // On a thread of its own: the models compute without ever giving theirs back, and the indicator would only come when all is over.
        var work = Task.Run(() => gate.AnswerAcceptedAsync(answerer, request, cancellationToken), cancellationToken);
        var answer = await typing.WhileAsync(work, exchange, cancellationToken);
        var messageId = await writer.SendAsync(answer, exchange, cancellationToken);

        // Small talk ranks nothing, and is nothing to follow up on.
        if (answer.Ranked is { Count: > 0 })
        {
            await RememberAsync(request, answer, messageId, exchange.Incoming, cancellationToken);
        }
    }

    // The answer is there already: no apology must follow it because the next question will not know of it.
    private async Task RememberAsync(AnswerRequest request, Answer answer, string? messageId, Activity incoming, CancellationToken cancellationToken)
    {
        try
        {
            await memory.RememberAsync(incoming, request.Question, cancellationToken);
            await answers.AddAsync(incoming, request, answer, messageId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRemembered(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A question could not be remembered; follow-ups and feedback will not know of it. If Redis:ConnectionString is set, see whether Redis can be reached.")]
    private partial void LogNotRemembered(Exception exception);
}
