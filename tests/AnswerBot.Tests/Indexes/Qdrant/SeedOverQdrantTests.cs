using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Evaluation;
using AnswerBot.Indexes;
using AnswerBot.Ingestion;
using AnswerBot.QdrantServer;
using AnswerBot.Retrieval;
using AnswerBot.Tests.Answers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>The shipped transcript in Qdrant's double: every evaluation question ranks, and ends, as with the embedded index.</summary>
public sealed class SeedOverQdrantTests(SeedAnswers embedded) : IAsyncLifetime
{
    private const double Tolerance = 1e-3;

    private QdrantDouble _server = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await QdrantDouble.StartAsync(new DoubleOptions());
        var shipped = new ConfigurationBuilder().AddJsonFile(embedded.Root.Resolve("appsettings.json")).Build().GetSection("AnswerBot").AsEnumerable();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(shipped)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AnswerBot:Index:Provider"] = "Qdrant", ["AnswerBot:Index:Qdrant:Endpoint"] = _server.Address.ToString() })
            .Build();
        var encoder = await embedded.GetAsync<ISentenceEncoder>();
        _services = new ServiceCollection().AddAnswerBot(configuration, embedded.Root).AddSingleton(encoder).BuildServiceProvider();
        await _services.GetRequiredService<TranscriptIngestor>().IngestAsync(new IngestionRequest([], Rebuild: false), null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        // The encoder is the other container's, which disposes it.
        (_services.GetRequiredService<IPassageIndex>() as IDisposable)?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_evaluation_question_ranks_and_ends_as_with_the_embedded_index_in_one_request()
    {
        var questions = EvaluationSet.Read(embedded.Root.Resolve("seeds/evaluation/questions.jsonl"));
        var (ours, theirs) = (_services.GetRequiredService<Answerer>(), await embedded.GetAsync<Answerer>());
        await ours.AnswerAsync(AnswerRequest.Create("预热"), Cancel);
        _server.ForgetRequests();

        foreach (var question in questions)
        {
            var request = AnswerRequest.Create(question.Question, question.History);
            RequireAlike(question.Id, await theirs.AnswerAsync(request, Cancel), await ours.AnswerAsync(request, Cancel));
        }

        Assert.InRange(questions.Count, 100, int.MaxValue);
        var searches = _server.Requests.Where(request => request.Path == "/collections/answerbot/points/query/batch").ToList();
        Assert.Equal(searches.Count, _server.Requests.Count(request => request.Method == "POST" && request.Path != "/collections/answerbot/points"));
        Assert.InRange(searches.Count, questions.Count / 2, questions.Count);
    }

    [Fact]
    public async Task Questions_in_a_row_cost_one_round_trip_each()
    {
        var retriever = _services.GetRequiredService<Retriever>();
        await retriever.FindAsync(FollowUpResolver.Resolve("疫情", []), SearchFilter.None, Cancel);
        _server.ForgetRequests();

        foreach (var question in new[] { "病毒溯源", "中美关系", "一带一路" })
        {
            await retriever.FindAsync(FollowUpResolver.Resolve(question, []), SearchFilter.None, Cancel);
        }

        Assert.Equal(3, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Equal("/collections/answerbot/points/query/batch", request.Path));
    }

    private static void RequireAlike(string id, Answer expected, Answer given)
    {
        var isSameOrder = expected.Ranked!.Select(passage => passage.PassageId).SequenceEqual(given.Ranked!.Select(passage => passage.PassageId));
        Assert.True(isSameOrder, $"{id} ranks\n{Order(expected)} and\n{Order(given)}");
        foreach (var (passage, same) in expected.Ranked!.Zip(given.Ranked!))
        {
            Assert.True(Math.Abs(passage.Score - same.Score) <= Tolerance, $"{id}: {passage.PassageId} scores {passage.Score} and {same.Score}");
            Assert.All(passage.Signals, signal => Assert.True(
                Math.Abs(signal.Value - same.Signals[signal.Key]) <= Tolerance, $"{id}: {passage.PassageId} has {signal.Key} {signal.Value} and {same.Signals[signal.Key]}"));
        }

        Assert.Equal((expected.Outcome, expected.Message), (given.Outcome, given.Message));
        Assert.Equal(expected.Confidence, given.Confidence, 0.0015);
        Assert.Equal(JsonSerializer.Serialize(expected.Excerpts), JsonSerializer.Serialize(given.Excerpts));
    }

    private static string Order(Answer answer) => string.Join(' ', answer.Ranked!.Select(passage => $"{passage.PassageId}:{passage.Score}"));
}
