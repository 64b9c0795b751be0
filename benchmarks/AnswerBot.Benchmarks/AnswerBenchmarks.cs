using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Ingestion;
using AnswerBot.Retrieval;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Benchmarks;

/// <summary>What an answer costs beside encoding its question, on the shipped transcript.</summary>
[MemoryDiagnoser]
public class AnswerBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("answerbot-benchmark-").FullName;
    private ServiceProvider _services = null!;
    private Answerer _answerer = null!;
    private string _printed = "";
    private ISentenceEncoder _encoder = null!;

    [Params("病毒溯源中国持什么态度？", "How many countries have signed Belt and Road documents with China?")]
    public string Question { get; set; } = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(root.Resolve("appsettings.json"))
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AnswerBot:DataPath"] = _folder })
            .Build();
        _services = new ServiceCollection().AddAnswerBot(configuration, root).BuildServiceProvider();
        await _services.GetRequiredService<TranscriptIngestor>().IngestAsync(new IngestionRequest([], Rebuild: false), null, CancellationToken.None);
        _answerer = _services.GetRequiredService<Answerer>();
        _encoder = _services.GetRequiredService<ISentenceEncoder>();
        _printed = PrintedWord.Join(_services.GetRequiredService<NameExpander>().PrintedFor(Question), Question);
    }

    [Benchmark(Baseline = true, Description = "encode the question")]
    public async Task<float> EncodeAsync() => (await _encoder.EncodeQuestionAsync(Question, _printed, CancellationToken.None)).Sentence[0];

    [Benchmark(Description = "answer it")]
    public Task<Answer> AnswerAsync() => _answerer.AnswerAsync(AnswerRequest.Create(Question), CancellationToken.None);

    [GlobalCleanup]
    public void CleanUp()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
