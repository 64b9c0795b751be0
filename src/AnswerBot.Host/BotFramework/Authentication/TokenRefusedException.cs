namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>A token, or the lack of one, does not let the caller in.</summary>
internal sealed class TokenRefusedException(TokenRefusal reason, Exception? innerException = null) : Exception($"The caller was refused: {reason}.", innerException)
{
    public TokenRefusal Reason { get; } = reason;
}
