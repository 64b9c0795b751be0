using System.Diagnostics.CodeAnalysis;

namespace AnswerBot.Host.BotFramework;

/// <summary>How the bot's app is registered.</summary>
[SuppressMessage("Design", "CA1069:Enums values should not be duplicated", Justification = "Azure's portal and Microsoft's templates know the managed identity by two names.")]
public enum BotAppType
{
    /// <summary>Tokens from the app's own tenant.</summary>
    SingleTenant,

    /// <summary>Tokens from the Bot Framework's tenant.</summary>
    MultiTenant,

    /// <summary>Tokens from the machine that the program runs on; no secret.</summary>
    ManagedIdentity,

    /// <summary>Azure's name for <see cref="ManagedIdentity"/>.</summary>
    UserAssignedMSI = ManagedIdentity,
}
