using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>The contract over a real server: the one at <c>QDRANT_URL</c>, with <c>QDRANT_API_KEY</c> where it wants a key.</summary>
public sealed class QdrantServerContractTests : PassageIndexContract, IAsyncLifetime
{
    private static readonly string? Address = Environment.GetEnvironmentVariable("QDRANT_URL");

    private readonly List<QdrantPassageIndex> _opened = [];
    private readonly string _alias = $"answerbot-test-{Guid.NewGuid():N}";

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Address), "No Qdrant server: set QDRANT_URL (and QDRANT_API_KEY) to run this against one.");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(index => index.Dispose());
        if (_opened.Count > 0)
        {
            using var api = new QdrantApi(Options);
            foreach (var name in await api.ListCollectionsAsync(CancellationToken.None))
            {
                if (name.StartsWith(_alias, StringComparison.Ordinal))
                {
                    await api.DropCollectionAsync(name, CancellationToken.None);
                }
            }
        }
    }

    protected override IPassageIndex Open(EncoderIdentity encoder)
    {
        var index = new QdrantPassageIndex(Options, encoder, TimeProvider.System);
        _opened.Add(index);
        return index;
    }

    private QdrantOptions Options => SomeQdrant.Options(new Uri(Address!), _alias, Environment.GetEnvironmentVariable("QDRANT_API_KEY"));
}
