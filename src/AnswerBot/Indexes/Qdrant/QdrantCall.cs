namespace AnswerBot.Indexes.Qdrant;

/// <summary>One call of the API.</summary>
/// <param name="Operation">In words, for messages: what follows "cannot".</param>
/// <param name="Collection">The collection or alias it is about; null for none.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Relative to the endpoint, with its query.</param>
/// <param name="Body">JSON in UTF-8; null for none.</param>
internal sealed record QdrantCall(string Operation, string? Collection, HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body = null)
{
    /// <summary>Changes something or walks over much: it may take as long as a write.</summary>
    public bool IsLong { get; init; }

    /// <summary>A second attempt would mean something else: not repeated.</summary>
    public bool IsOnce { get; init; }
}
