using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnswerBot.Tests.Summaries;

/// <summary>Excerpts, requests and writers for the tests of summaries.</summary>
internal static class SomeSummary
{
    public const string True = "今年的预算是三百万元[1]。";
    public const string False = "今年的预算是五百万元[1]。";

    /// <summary>The excerpts of the guard's corpus, by their language.</summary>
    public static IReadOnlyDictionary<string, List<SummarySource>> Sources { get; } =
        JsonSerializer.Deserialize<Dictionary<string, List<SummarySource>>>(File.ReadAllText(PathOf("guard-excerpts.json")), JsonSerializerOptions.Web)!;

    public static SummaryGuard Guard { get; } = new(SummaryNames.Load(null, null));

    public static SummaryRequest Request => new("今年的预算是多少？", QuestionLanguage.Chinese, Sources["zh"]);

    public static AnswerSummaries Off => new(Writer(new SummaryOptions(), new FakeSummarizer()), OutletDirectory.Load(null));

    public static SummaryOptions Options(TimeSpan? timeout = null, long tokensPerHour = 0, int maxConcurrent = 4) =>
        new() { Provider = SummaryProvider.OpenAI, Model = "model", Timeout = timeout ?? TimeSpan.FromMinutes(1), TokensPerHour = tokensPerHour, MaxConcurrent = maxConcurrent };

    public static SummaryWriter Writer(SummaryOptions options, ISummarizer summarizer, TimeProvider? clock = null, ILogger<SummaryWriter>? logger = null) =>
        new(Microsoft.Extensions.Options.Options.Create(options), () => summarizer, () => Guard, clock ?? TimeProvider.System, logger ?? NullLogger<SummaryWriter>.Instance);

    public static string PathOf(string file) => Path.Combine(ContentRoot.Find(AppContext.BaseDirectory).Resolve("tests/AnswerBot.Tests/Summaries"), file);
}
