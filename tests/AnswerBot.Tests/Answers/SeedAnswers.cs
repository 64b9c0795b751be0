using AnswerBot.Answers;
using AnswerBot.Ingestion;
using AnswerBot.Retrieval;
using AnswerBot.Tests.Answers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(SeedAnswers))]

namespace AnswerBot.Tests.Answers;

/// <summary>
/// The shipped transcript, model and settings over an index of its own, made once, when the first test asks a real question.
/// </summary>
public sealed class SeedAnswers : IAsyncDisposable
{
    // The host's own sections mean nothing to the library, which refuses what it does not know.
    private static readonly string[] LibrarySections = ["Transcripts", "Embeddings", "Index", "Retrieval", "Outcomes", "Excerpts"];

    private readonly string _folder = Directory.CreateTempSubdirectory("answerbot-answers-").FullName;
    private readonly Lazy<Task<ServiceProvider>> _services;

    public SeedAnswers() => _services = new Lazy<Task<ServiceProvider>>(StartAsync);

    public ContentRoot Root { get; } = ContentRoot.Find(AppContext.BaseDirectory);

    public async Task<T> GetAsync<T>()
        where T : notnull => (await _services.Value).GetRequiredService<T>();

    public async Task<Answer> AskAsync(string question, IReadOnlyList<string>? history = null, SearchFilter? filter = null)
    {
        var answerer = await GetAsync<Answerer>();
        return await answerer.AnswerAsync(AnswerRequest.Create(question, history, filter: filter), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated)
        {
            await (await _services.Value).DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ServiceProvider> StartAsync()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Root.Resolve("appsettings.json")).Build();
        var settings = LibrarySections.SelectMany(section => shipped.GetSection($"AnswerBot:{section}").AsEnumerable());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Append(new("AnswerBot:DataPath", _folder))).Build();
        var services = new ServiceCollection().AddAnswerBot(configuration, Root).BuildServiceProvider();
        var ingestor = services.GetRequiredService<TranscriptIngestor>();
        await ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), null, CancellationToken.None);
        return services;
    }
}
