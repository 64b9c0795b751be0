using AnswerBot.Embeddings;
using AnswerBot.Ingestion;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Commands;

/// <summary>Wires the library for a verb that needs no web server, and keeps the index up to date before it is used.</summary>
internal static class CommandServices
{
    /// <summary>The same configuration and wiring as the server has. Logs go to stderr, so that stdout holds the result alone.</summary>
    /// <exception cref="OptionsValidationException">A setting is unknown or out of range.</exception>
    public static IHost Build()
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory, Environment.CurrentDirectory);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root.Path });
        builder.Logging.ClearProviders().AddSimpleConsole().AddFilter(_ => false);
        builder.Services.AddAnswerBot(builder.Configuration, root);
        builder.Services.AddHostSections(builder.Configuration);
        var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        return host;
    }

    /// <summary>Ingests what is new or changed, quietly unless there is something to say; the report goes to stderr.</summary>
    public static async Task<IngestionReport> EnsureIndexAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var ingestor = services.GetRequiredService<TranscriptIngestor>();
        var report = await IngestionDisplay.RunAsync(Console.Error, progress => ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), progress, cancellationToken));
        IngestionDisplay.WriteProblems(Console.Error, report);
        return report;
    }

    /// <summary>Runs the model once, so that the first question is as fast as the tenth.</summary>
    public static async Task WarmAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ISentenceEncoder>().EncodeQuestionAsync("预热", cancellationToken);
}
