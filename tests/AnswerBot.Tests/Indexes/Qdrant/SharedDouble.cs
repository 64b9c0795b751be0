using AnswerBot.QdrantServer;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>One double for the tests of a class; each test takes an alias of its own.</summary>
public sealed class SharedDouble : IAsyncLifetime
{
    public QdrantDouble Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await QdrantDouble.StartAsync(new DoubleOptions { ApiKey = Some.Hash });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
