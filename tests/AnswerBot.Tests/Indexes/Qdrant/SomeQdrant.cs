using AnswerBot.Indexes.Qdrant;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>Settings for tests: nothing is kept longer than a test needs.</summary>
internal static class SomeQdrant
{
    public static QdrantOptions Options(Uri address, string alias, string? key = Some.Hash, bool tokenVectors = true) => new()
    {
        Endpoint = address.ToString(),
        Collection = alias,
        ApiKey = key,
        AllowKeyOverHttp = true,
        TokenVectors = tokenVectors,
        GracePeriod = TimeSpan.Zero,
    };
}
