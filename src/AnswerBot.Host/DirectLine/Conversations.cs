using System.Collections.Concurrent;
using AnswerBot.Host.Api;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.DirectLine;

/// <summary>The conversations of this server. They live in memory: behind a load balancer a client must come back to the same server.</summary>
internal sealed class Conversations(IOptions<DirectLineOptions> options, TimeProvider clock)
{
    private readonly DirectLineOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, Conversation> _conversations = new();
    private readonly Lock _beginning = new();

    public int Count => _conversations.Count;

    public IEnumerable<Conversation> All => _conversations.Values;

    /// <summary>The conversation; null where it never began or is over.</summary>
    public Conversation? Find(string id)
    {
        if (!_conversations.TryGetValue(id, out var found))
        {
            return null;
        }

        if (found.IdleFor > _options.IdleTimeout)
        {
            _conversations.TryRemove(id, out _);
            return null;
        }

        found.Touch();
        return found;
    }

    /// <summary>Begins the token's conversation, unless it has begun already.</summary>
    /// <param name="token">Whose it is.</param>
    /// <param name="linkBase">See <see cref="Conversation.LinkBase"/>.</param>
    /// <exception cref="ClientProblem">There are too many, and somebody listens to each.</exception>
    public (Conversation Conversation, bool IsNew) Begin(ChatToken token, string linkBase)
    {
        lock (_beginning)
        {
            if (Find(token.ConversationId) is { } begun)
            {
                return (begun, false);
            }

            MakeRoom();
            var conversation = new Conversation(token, linkBase, _options, clock);
            _conversations[token.ConversationId] = conversation;
            return (conversation, true);
        }
    }

    private void MakeRoom()
    {
        foreach (var idle in _conversations.Values.Where(conversation => conversation.IdleFor > _options.IdleTimeout))
        {
            _conversations.TryRemove(idle.Id, out _);
        }

        if (_conversations.Count >= _options.MaxConversations)
        {
            var idlest = _conversations.Values.MaxBy(conversation => conversation.IdleFor)!;
            if (idlest.IdleFor == TimeSpan.Zero)
            {
                throw new ClientProblem(StatusCodes.Status503ServiceUnavailable, "Too many chats are open. Try again later; the bound is AnswerBot:DirectLine:MaxConversations.");
            }

            _conversations.TryRemove(idlest.Id, out _);
        }
    }
}
