using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Indexes;

namespace AnswerBot.Host.BotFramework;

/// <summary>Says what the bot knows and how to ask: once to each conversation, and whenever it is asked to.</summary>
internal sealed class GreetingTurn(ConversationMemory memory, ReplyWriter writer, IPassageIndex index)
{
    /// <summary>
    /// Channels tell of new members more than once, and again with each reload of a page; a conversation is welcomed once. In a group only
    /// the arrival of the bot itself counts.
    /// </summary>
    public async Task WelcomeAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var incoming = exchange.Incoming;
        var isWanted = incoming.IsInGroup ? incoming.MembersAdded.Contains(incoming.RecipientId) : incoming.MembersAdded.Count > 0;
        if (!isWanted)
        {
            return;
        }

        // Read first: where the index is not there yet, the next occasion is the first.
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        if (await memory.IsFirstMeetingAsync(incoming, cancellationToken))
        {
            await writer.SendAsync(BotWords.Welcome(transcripts, exchange.Language, incoming.IsInGroup), exchange, cancellationToken);
        }
    }

    public async Task HelpAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        await writer.SendAsync(BotWords.Help(transcripts, exchange.Language, exchange.Incoming.IsInGroup), exchange, cancellationToken);
    }
}
