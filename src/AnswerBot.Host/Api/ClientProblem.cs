namespace AnswerBot.Host.Api;

/// <summary>A request cannot be served as it is; becomes problem details with this status and message.</summary>
internal sealed class ClientProblem(int status, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int Status { get; } = status;
}
