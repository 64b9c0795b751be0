namespace AnswerBot.Host.BotFramework.Conversations;

/// <summary>What is remembered of one user: all of it in one entry, so that forgetting is one deletion.</summary>
/// <param name="Conversations">The latest last.</param>
internal sealed record UserMemory(IReadOnlyList<RememberedConversation> Conversations)
{
    // Of somebody who uses the bot in very many chats, the ones longest unused are forgotten.
    private const int MaxConversations = 20;

    public static UserMemory Empty { get; } = new([]);

    public IReadOnlyList<string> QuestionsIn(string conversation) =>
        Conversations.FirstOrDefault(remembered => remembered.Conversation == conversation)?.Questions ?? [];

    /// <summary>The same with one more question, the latest.</summary>
    public UserMemory With(string conversation, string question, int limit)
    {
        IReadOnlyList<string> questions = [.. QuestionsIn(conversation).Append(question).TakeLast(limit)];
        var others = Conversations.Where(remembered => remembered.Conversation != conversation);
        return new UserMemory([.. others.TakeLast(MaxConversations - 1), new RememberedConversation(conversation, questions)]);
    }
}

/// <summary>The last questions in one conversation.</summary>
/// <param name="Conversation">Its key; not the channel's id.</param>
/// <param name="Questions">Oldest first.</param>
internal sealed record RememberedConversation(string Conversation, IReadOnlyList<string> Questions);
