namespace AnswerBot.Host.DirectLine;

/// <summary>What a token grants: one conversation, as one user, for a while.</summary>
/// <param name="ConversationId">The only conversation it opens.</param>
/// <param name="UserId">Whose words everything posted with it is.</param>
/// <param name="Started">Whether the conversation had begun when it was issued; if it is missing then, it is over.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record ChatToken(string ConversationId, string UserId, bool Started, DateTimeOffset Expires);
