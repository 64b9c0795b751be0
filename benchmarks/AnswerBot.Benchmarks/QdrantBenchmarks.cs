using System.Diagnostics.CodeAnalysis;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.Ingestion;
using AnswerBot.QdrantServer;
using AnswerBot.Retrieval;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AnswerBot.Benchmarks;

/// <summary>What the client of Qdrant adds to the wire: the same bytes go to a server that answers at once, with and without the client's work.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "The clean-up of the benchmark disposes what it owns.")]
public class QdrantBenchmarks
{
    private const string Question = "病毒溯源中国持什么态度？";

    private ServiceProvider _services = null!;
    private QdrantDouble _double = null!;
    private ScriptedServer _wire = null!;
    private QdrantPassageIndex _index = null!;
    private PassageQuery _query = null!;
    private byte[] _request = [];
    private HttpClient _client = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory);
        _double = await QdrantDouble.StartAsync(new DoubleOptions());
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(root.Resolve("appsettings.json"))
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AnswerBot:Index:Provider"] = "Qdrant", ["AnswerBot:Index:Qdrant:Endpoint"] = _double.Address.ToString() })
            .Build();
        _services = new ServiceCollection().AddAnswerBot(configuration, root).BuildServiceProvider();
        await _services.GetRequiredService<TranscriptIngestor>().IngestAsync(new IngestionRequest([], Rebuild: false), null, CancellationToken.None);
        var encoder = _services.GetRequiredService<ISentenceEncoder>();
        var weights = _services.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights;
        _query = new PassageQuery(await encoder.EncodeQuestionAsync(Question, CancellationToken.None), Question, PassageFilter.None, weights, 10);
        await StartWireAsync(encoder.Identity);
    }

    [Benchmark(Baseline = true, Description = "the bytes alone")]
    public async Task<int> WireAsync()
    {
        using var content = new ByteArrayContent(_request);
        content.Headers.ContentType = new("application/json");
        using var response = await _client.PostAsync("collections/answerbot/points/query/batch", content);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [Benchmark(Description = "a search")]
    public async Task<int> SearchAsync() => (await _index.SearchAsync(_query, CancellationToken.None)).Ranked.Count;

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _client.Dispose();
        _index.Dispose();
        await _wire.DisposeAsync();
        await _double.DisposeAsync();
        await _services.DisposeAsync();
    }

    // The double computes as slowly as a test may; its replies are recorded once and played from memory.
    private async Task StartWireAsync(EncoderIdentity encoder)
    {
        using var recorder = new HttpClient { BaseAddress = _double.Address };
        var replies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        _wire = await ScriptedServer.StartAsync(async (context, _) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var path = context.Request.Path + context.Request.QueryString.Value;
            var key = path.EndsWith("/batch", StringComparison.Ordinal) ? path : $"{path} {Convert.ToBase64String(body.ToArray())}";
            if (!replies.TryGetValue(key, out var reply))
            {
                _request = body.ToArray();
                using var content = new ByteArrayContent(_request);
                content.Headers.ContentType = new("application/json");
                using var response = await recorder.PostAsync(path, content);
                replies[key] = reply = await response.Content.ReadAsByteArrayAsync();
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = reply.Length;
            await context.Response.Body.WriteAsync(reply);
        });
        _index = new QdrantPassageIndex(new QdrantOptions { Endpoint = _wire.Address.ToString() }, encoder, TimeProvider.System);
        await _index.SearchAsync(_query, CancellationToken.None);
        _client = new HttpClient { BaseAddress = _wire.Address };
        Console.WriteLine($"// request {_request.Length:N0} bytes, reply {await WireAsync():N0} bytes");
    }
}
