using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>The contract over the double.</summary>
public sealed class QdrantContractTests(SharedDouble shared) : PassageIndexContract, IClassFixture<SharedDouble>, IDisposable
{
    private readonly List<QdrantPassageIndex> _opened = [];
    private readonly string _alias = $"test-{Guid.NewGuid():N}";

    public void Dispose() => _opened.ForEach(index => index.Dispose());

    protected override IPassageIndex Open(EncoderIdentity encoder)
    {
        var index = new QdrantPassageIndex(SomeQdrant.Options(shared.Server.Address, _alias), encoder, TimeProvider.System);
        _opened.Add(index);
        return index;
    }
}
