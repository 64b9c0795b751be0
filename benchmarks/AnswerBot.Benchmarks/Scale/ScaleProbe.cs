using System.Diagnostics;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Evaluation;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>Measures one index in a process that has done nothing else.</summary>
internal static class ScaleProbe
{
    public static async Task<ScaleMeasurement> MeasureAsync(string folder, int repetitions)
    {
        await using var services = BenchmarkServices.Build(folder);
        var encoder = (TimedEncoder)services.GetRequiredService<ISentenceEncoder>();
        var path = Path.Combine(folder, "index.db");
        var identity = await IdentityOfAsync(path, encoder.Identity);
        using var index = new SqlitePassageIndex(path, identity);
        var asked = EvaluationSet.Read(ContentRoot.Find(AppContext.BaseDirectory).Resolve("seeds/evaluation/questions.jsonl")).Select(question => question.Question).ToList();
        var first = await QuestionsAsync(services, encoder, identity.TokenDimensions > 0, asked.Take(1));
        var loading = Stopwatch.StartNew();
        await index.SearchAsync(first[0].Query, CancellationToken.None);
        var load = loading.Elapsed.TotalSeconds;
        var answerer = AnswererOver(services, index);
        await AnswerAsync(answerer, first[0].Text);
        var start = (TimeProvider.System.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;
        var questions = await QuestionsAsync(services, encoder, identity.TokenDimensions > 0, asked);
        var year = new PassageFilter([], new DateOnly(Archive.FirstYear + 9, 1, 1), new DateOnly(Archive.FirstYear + 9, 12, 31), [], []);
        var search = await TimeAsync(questions, repetitions, question => index.SearchAsync(question.Query, CancellationToken.None).AsTask());
        var processor = await TimeAsync(questions, repetitions, question => index.SearchAsync(question.Query, CancellationToken.None).AsTask(), clock: () => Environment.CpuUsage.TotalTime);
        var filtered = await TimeAsync(questions, 1, question => index.SearchAsync(question.Query with { Filter = year }, CancellationToken.None).AsTask());
        var answers = await TimeAsync(questions, repetitions, question => AnswerAsync(answerer, question.Text), encoder);
        var resident = Process.GetCurrentProcess().WorkingSet64 / 1e6;
        return new ScaleMeasurement(
            Round(load), Round(start), Math.Round(resident), questions.Count, At(search, 0.5), At(search, 0.95), At(processor, 0.95), At(answers, 0.5), At(answers, 0.95), At(filtered, 0.95),
            await RecallAsync(index, path, identity, [.. questions.Where((_, place) => place % 3 == 0)]));
    }

    private static async Task<EncoderIdentity> IdentityOfAsync(string path, EncoderIdentity shipped)
    {
        using var index = new SqlitePassageIndex(path, shipped);
        return (await index.ReadManifestAsync(CancellationToken.None))!.Encoder;
    }

    private static async Task<List<(string Text, PassageQuery Query)>> QuestionsAsync(ServiceProvider services, TimedEncoder encoder, bool withTokens, IEnumerable<string> asked)
    {
        var weights = services.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights;
        var questions = new List<(string, PassageQuery)>();
        foreach (var question in asked)
        {
            var encoded = await encoder.EncodeQuestionAsync(question, CancellationToken.None);
            var query = new PassageQuery(withTokens ? encoded : encoded with { Tokens = null, SecondTokens = null }, question, PassageFilter.None, weights, Retriever.RankedPassages);
            questions.Add((question, query));
        }

        return questions;
    }

    private static Answerer AnswererOver(ServiceProvider services, SqlitePassageIndex index)
    {
        var retriever = ActivatorUtilities.CreateInstance<Retriever>(services, index);
        return ActivatorUtilities.CreateInstance<Answerer>(services, retriever, index);
    }

    private static Task<Answer> AnswerAsync(Answerer answerer, string question) => answerer.AnswerAsync(AnswerRequest.Create(question), CancellationToken.None);

    /// <summary>Milliseconds for each question, the best of the repetitions: the machine's other work is not what is measured.</summary>
    private static async Task<List<double>> TimeAsync(
        List<(string Text, PassageQuery Query)> questions, int repetitions, Func<(string Text, PassageQuery Query), Task> ask, TimedEncoder? encoder = null, Func<TimeSpan>? clock = null)
    {
        var now = clock ?? (() => Stopwatch.GetElapsedTime(0));
        await ask(questions[^1]);
        var times = new List<double>();
        foreach (var question in questions)
        {
            var best = double.MaxValue;
            for (var repetition = 0; repetition < repetitions; repetition++)
            {
                var spent = encoder?.Spent ?? default;
                var started = now();
                await ask(question);
                best = Math.Min(best, (now() - started - ((encoder?.Spent ?? default) - spent)).TotalMilliseconds);
            }

            times.Add(best);
        }

        return [.. times.Order()];
    }

    private static async Task<double> RecallAsync(SqlitePassageIndex index, string path, EncoderIdentity identity, List<(string Text, PassageQuery Query)> questions)
    {
        using var exact = new SqlitePassageIndex(path, identity, new IndexOptions { ResidentPassages = 10_000_000 });
        var (found, wanted) = (0, 0);
        foreach (var (_, query) in questions)
        {
            var best = (await exact.SearchAsync(query, CancellationToken.None)).Ranked.Select(ranked => ranked.Passage.Id).ToHashSet();
            found += (await index.SearchAsync(query, CancellationToken.None)).Ranked.Count(ranked => best.Contains(ranked.Passage.Id));
            wanted += best.Count;
        }

        return Math.Round((double)found / wanted, 4);
    }

    private static double At(List<double> sorted, double share) => Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1]);

    private static double Round(double value) => Math.Round(value, 2);
}
