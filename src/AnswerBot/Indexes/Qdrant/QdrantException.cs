namespace AnswerBot.Indexes.Qdrant;

/// <summary>A call to Qdrant failed. The message names the collection, the operation, the status and the remedy.</summary>
/// <param name="operation">What was being done.</param>
/// <param name="collection">The collection or alias; null where the call was about none.</param>
/// <param name="status">The HTTP status; null where there was no answer.</param>
/// <param name="message">For the operator.</param>
/// <param name="innerException">The cause.</param>
internal sealed class QdrantException(string operation, string? collection, int? status, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string Operation => operation;

    public string? Collection => collection;

    public int? Status => status;
}
