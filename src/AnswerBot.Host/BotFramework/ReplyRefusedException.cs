namespace AnswerBot.Host.BotFramework;

/// <summary>A channel did not take an activity of ours.</summary>
/// <param name="status">Its HTTP status; null where it could not be reached.</param>
/// <param name="code">Its own name for the reason, such as <c>ConversationNotFound</c>; null where it gave none.</param>
/// <param name="message">What happened, for the log; nothing of what was to be sent.</param>
/// <param name="innerException">What it comes from.</param>
internal sealed class ReplyRefusedException(int? status, string? code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int? Status { get; } = status;

    public string? Code { get; } = code;
}
