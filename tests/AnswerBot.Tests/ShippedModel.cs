using AnswerBot.Embeddings;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Ingestion;
using AnswerBot.Tests;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(ShippedModel))]

namespace AnswerBot.Tests;

/// <summary>The delivered model and an index of the delivered transcript, each made once for all tests and only when a test asks for it.</summary>
public sealed class ShippedModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<OnnxSentenceEncoder> _encoder = new(() => OnnxSentenceEncoder.Load(SentenceModel.Load(Root.Resolve(new EmbeddingOptions().ModelPath)), 1));
    private readonly Lazy<Task<SeedIndex>> _seed;

    public ShippedModel() => _seed = new Lazy<Task<SeedIndex>>(IngestSeedAsync);

    public static ContentRoot Root { get; } = ContentRoot.Find(AppContext.BaseDirectory);

    public OnnxSentenceEncoder Encoder => _encoder.Value;

    /// <summary>The seed's index; shared, so a test must not change it.</summary>
    public Task<SeedIndex> SeedAsync() => _seed.Value;

    public void Dispose()
    {
        if (_encoder.IsValueCreated)
        {
            _encoder.Value.Dispose();
        }

        _folder.Dispose();
    }

    private async Task<SeedIndex> IngestSeedAsync()
    {
        var path = _folder["index.db"];
        var index = new SqlitePassageIndex(path, Encoder.Identity);
        var sources = new SourceFiles(Options.Create(new TranscriptOptions()), Root);
        var ingestor = new TranscriptIngestor(Encoder, index, sources, TimeProvider.System, Options.Create(new EmbeddingOptions()));
        var report = await ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), null, CancellationToken.None);
        return new SeedIndex(path, index, ingestor, report);
    }
}

/// <summary>An index of the delivered transcript.</summary>
public sealed record SeedIndex(string Path, SqlitePassageIndex Index, TranscriptIngestor Ingestor, IngestionReport Report);
