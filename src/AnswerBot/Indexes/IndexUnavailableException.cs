namespace AnswerBot.Indexes;

/// <summary>
/// The index cannot serve: missing, damaged, locked, of another version or built with another model. The message names it and the remedy, for whoever runs
/// the program: it may hold paths and addresses that are nobody else's business.
/// </summary>
public sealed class IndexUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What a client over the network may be told; null where only the operator can do something about it.</summary>
    public string? PublicMessage { get; init; }
}
