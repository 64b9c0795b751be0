namespace AnswerBot.Host.BotFramework;

/// <summary>The cloud that the bot is registered in.</summary>
public enum BotCloud
{
    /// <summary>Azure for everyone.</summary>
    Public,

    /// <summary>Azure for the government of the United States.</summary>
    USGov,
}
