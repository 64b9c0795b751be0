using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.BotFramework.Conversations;

/// <summary>What the bot remembers of conversations, so that it understands follow-ups.</summary>
public sealed class ConversationOptions
{
    /// <summary>Questions remembered of each user in each conversation, 0 to 10; 0 turns follow-ups off. Default 5.</summary>
    [Range(0, Answers.AnswerRequest.MaxHistory)]
    public int RememberedQuestions { get; init; } = 5;

    /// <summary>How long after the last question a user's memory is kept, 1 minute to 30 days. Default 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan MemoryLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Largest memory of all conversations together, in bytes, where it is kept in the process: 1,000,000 to 1,000,000,000. Default 50,000,000. The oldest goes first.</summary>
    [Range(1_000_000, 1_000_000_000)]
    public long MemoryLimit { get; init; } = 50_000_000;
}
