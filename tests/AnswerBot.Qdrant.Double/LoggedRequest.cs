namespace AnswerBot.QdrantServer;

/// <summary>A request that the double got.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="HasApiKey">It carried an API key; the key itself is never kept.</param>
/// <param name="Bytes">Length of the body.</param>
/// <param name="Status">How it was answered.</param>
public sealed record LoggedRequest(string Method, string Path, bool HasApiKey, long Bytes, int Status);
