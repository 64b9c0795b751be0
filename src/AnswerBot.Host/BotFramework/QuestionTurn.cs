using AnswerBot.Answers;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Host.Health;
using AnswerBot.Summaries;

namespace AnswerBot.Host.BotFramework;

/// <summary>One question in a conversation: with the questions before it to the <see cref="Answerer"/>, and the answer back to the channel.</summary>
internal sealed class QuestionTurn(Answerer answerer, AnswerGate gate, Readiness readiness, ConversationMemory memory, ReplyWriter writer, SummaryWriter summaries)
{
    public async Task AnswerAsync(string question, Exchange exchange, CancellationToken cancellationToken)
    {
        AnswerRequest request;
        try
        {
            request = AnswerRequest.Create(question, await memory.RecallAsync(exchange.Incoming, cancellationToken)) with
            {
                Summarize = summaries.IsOnFor(exchange.Incoming.ChannelId),
            };
        }
        catch (InvalidQuestionException)
        {
            await writer.SendAsync(BotWords.Unclear(question, exchange.Language), exchange, cancellationToken);
            return;
        }

        readiness.Require();
        var answer = await gate.RunAcceptedAsync(() => answerer.AnswerAsync(request, cancellationToken), cancellationToken);
        await writer.SendAsync(answer, exchange, cancellationToken);

        // Small talk ranks nothing, and is nothing to follow up on.
        if (answer.Ranked is { Count: > 0 })
        {
            await memory.RememberAsync(exchange.Incoming, request.Question, cancellationToken);
        }
    }
}
