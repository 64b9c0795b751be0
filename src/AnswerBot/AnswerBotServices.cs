using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Evaluation;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Ingestion;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AnswerBot;

/// <summary>The whole wiring of the library, in the order in which data flows.</summary>
public static class AnswerBotServices
{
    /// <summary>Adds everything that ingestion and answering need. Nothing is opened or loaded before it is first asked for.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The root of the configuration; the section <c>AnswerBot</c> is read.</param>
    /// <param name="root">Where relative paths start.</param>
    public static IServiceCollection AddAnswerBot(this IServiceCollection services, IConfiguration configuration, ContentRoot root)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(root);
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services, configuration);

        // Files -> passages -> vectors -> index
        services.AddSingleton<SourceFiles>();
        services.TryAddSingleton<ISentenceEncoder>(provider => LoadEncoder(provider, root));
        services.AddSingleton<IPassageIndex>(provider => OpenIndex(provider, root));
        services.AddSingleton<TranscriptIngestor>();
        services.AddSingleton<IndexVerifier>();

        // Question -> passages -> outcome -> excerpts -> answer
        services.AddSingleton(provider => OutletDirectory.Load(Resolve(Options<RetrievalOptions>(provider).OutletsPath, root)));
        services.AddSingleton(provider => NameExpander.Load(Resolve(Options<RetrievalOptions>(provider).NamesPath, root)));
        services.AddSingleton(provider => NameFinder.Load(Resolve(Options<RetrievalOptions>(provider).NamesPath, root)));
        services.AddSingleton<AskerMatcher>();
        services.AddSingleton<Retriever>();
        services.AddSingleton(provider => new OtherSubjects(provider.GetRequiredService<ISentenceEncoder>(), OtherSubjectsCache(provider, root)));
        services.AddSingleton<FeatureReader>();
        services.AddSingleton<OutcomeClassifier>();
        services.AddSingleton<ExcerptSelector>();
        services.AddSingleton<CitationBuilder>();
        services.AddSingleton(provider => CreateSummaryWriter(provider, root));
        services.AddSingleton<AnswerSummaries>();
        services.AddSingleton<Answerer>();
        services.AddSingleton<Evaluator>();
        services.AddSingleton<PairEvaluator>();
        return services;
    }

    /// <summary>Has every reply of the summaries' model written to a new file, for <see cref="ReplaySummaries"/>.</summary>
    public static IServiceCollection RecordSummaries(this IServiceCollection services, string path) =>
        services.AddSingleton<ISummarizer>(provider => new RecordingSummarizer(Connect(provider), Options<SummaryOptions>(provider).Model!, path));

    /// <summary>Has summaries made of recorded replies instead of a model's.</summary>
    public static IServiceCollection ReplaySummaries(this IServiceCollection services, ReplyRecording recording) =>
        services.AddSingleton<ISummarizer>(new ReplayingSummarizer(recording));

    private static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddRoot(configuration);
        services.AddSection<TranscriptOptions>(configuration, "Transcripts");
        services.AddSection<EmbeddingOptions>(configuration, "Embeddings");
        services.AddSingleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsValidator>();
        services.AddSection<IndexOptions>(configuration, "Index");
        services.AddSection<RetrievalOptions>(configuration, "Retrieval");
        services.AddSection<OutcomeOptions>(configuration, "Outcomes");
        services.AddSection<ExcerptOptions>(configuration, "Excerpts");
        services.AddSection<SummaryOptions>(configuration, "Summaries");
        services.AddSingleton<IValidateOptions<SummaryOptions>, SummaryOptionsValidator>();
    }

    private static ISentenceEncoder LoadEncoder(IServiceProvider provider, ContentRoot root)
    {
        var options = Options<EmbeddingOptions>(provider);
        ISentenceEncoder first = options.Provider == EmbeddingProvider.Onnx ? LoadModel(options, root.Resolve(options.ModelPath), out _) : EmbeddingService.Connect(options);
        return string.IsNullOrEmpty(options.SecondModelPath)
            ? first
            : new DualSentenceEncoder(first, LoadModel(options, root.Resolve(options.SecondModelPath), out var second), second.Languages is ["zh"]);
    }

    private static OnnxSentenceEncoder LoadModel(EmbeddingOptions options, string path, out ModelDescription description)
    {
        var threads = options.QuestionThreads > 0 ? options.QuestionThreads : Math.Min(Environment.ProcessorCount, 4);
        var model = SentenceModel.Load(path);
        description = model.Description;
        return OnnxSentenceEncoder.Load(model, threads);
    }

    private static IPassageIndex OpenIndex(IServiceProvider provider, ContentRoot root)
    {
        var options = Options<IndexOptions>(provider);
        var path = root.Resolve(options.Path is { Length: > 0 } configured ? configured : Path.Combine(Options<AnswerBotOptions>(provider).DataPath, "index.db"));
        var encoder = provider.GetRequiredService<ISentenceEncoder>().Identity;
        if (options.Provider == IndexOptions.Sqlite)
        {
            return new SqlitePassageIndex(path, encoder, options);
        }

        var server = new QdrantPassageIndex(options.Qdrant, encoder, provider.GetRequiredService<TimeProvider>(), options.ReadOnly);
        return options.Qdrant.ReadFallback ? new FallbackPassageIndex(server, new SqlitePassageIndex(path, encoder, options)) : server;
    }

    // Where the index is only read, nothing is made beside it either.
    private static VectorCache OtherSubjectsCache(IServiceProvider provider, ContentRoot root) => new(
        Path.Combine(root.Resolve(Options<AnswerBotOptions>(provider).DataPath), OtherSubjects.VectorsFile),
        Options<IndexOptions>(provider).ReadOnly,
        () => ShippedFile.Bytes(OtherSubjects.VectorsFile));

    // Model and guard are made at the first summary: where there is none, nothing of them is loaded.
    private static SummaryWriter CreateSummaryWriter(IServiceProvider provider, ContentRoot root) => new(
        provider.GetRequiredService<IOptions<SummaryOptions>>(),
        () => provider.GetService<ISummarizer>() ?? Connect(provider),
        () => new SummaryGuard(SummaryNames.Load(Resolve(Options<RetrievalOptions>(provider).NamesPath, root), Resolve(Options<RetrievalOptions>(provider).OutletsPath, root))),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ILogger<SummaryWriter>>() ?? NullLogger<SummaryWriter>.Instance);

    private static KernelSummarizer Connect(IServiceProvider provider) => KernelSummarizer.Connect(Options<SummaryOptions>(provider));

    private static string? Resolve(string? path, ContentRoot root) => path is { Length: > 0 } ? root.Resolve(path) : null;

    private static T Options<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
