using AnswerBot.Embeddings;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.TeamsApp;
using AnswerBot.Indexes;
using AnswerBot.Ingestion;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Commands;

/// <summary>Wires the library for a verb that needs no web server, and keeps the index up to date before it is used.</summary>
internal static class CommandServices
{
    /// <summary>The same configuration and wiring as the server has. Nothing is logged: stdout holds the result alone, and failures reach the user as messages.</summary>
    /// <param name="change">What the verb needs otherwise.</param>
    /// <exception cref="OptionsValidationException">A setting is unknown or out of range.</exception>
    public static IHost Build(Action<HostApplicationBuilder>? change = null)
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory, Environment.CurrentDirectory);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root.Path, EnvironmentName = WebServer.EnvironmentOf(root) });
        builder.Logging.ClearProviders();
        change?.Invoke(builder);
        builder.Services.AddAnswerBot(builder.Configuration, root);
        builder.Services.AddHostSections(builder.Configuration);
        builder.Services.AddFeedback();
        builder.Services.AddSingleton<TeamsAppPackage>();
        var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        return host;
    }

    /// <summary>Ingests what is new or changed, quietly unless there is something to say; the report goes to stderr.</summary>
    /// <exception cref="CommandException">There is no transcript at all.</exception>
    public static async Task<IngestionReport> EnsureIndexAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<IndexOptions>>().Value.ReadOnly)
        {
            return await ReportStoredAsync(services.GetRequiredService<IPassageIndex>(), cancellationToken);
        }

        var ingestor = services.GetRequiredService<TranscriptIngestor>();
        var report = await IngestionDisplay.RunAsync(Console.Error, progress => ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), progress, cancellationToken));
        IngestionDisplay.WriteProblems(Console.Error, report);
        RequireTranscripts(report, services);
        return report;
    }

    // An index that may not be written is served as it is, whatever has become of the files that it was made from.
    private static async Task<IngestionReport> ReportStoredAsync(IPassageIndex index, CancellationToken cancellationToken)
    {
        var manifest = await index.ReadManifestAsync(cancellationToken)
            ?? throw new CommandException("There is no index, and none may be made here (AnswerBot:Index:ReadOnly). Ingest where it may be written, and bring the file here.");
        return new IngestionReport([.. manifest.Sources.Select(source => new IngestedFile(source.Path, IngestionStatus.Unchanged, source.Turns, source.Passages))], [], TimeSpan.Zero);
    }

    /// <summary>Tells a folder that is empty, misspelt or not mounted from an index that is up to date.</summary>
    /// <exception cref="CommandException">There was no file to look at, and none is in the index.</exception>
    public static void RequireTranscripts(IngestionReport report, IServiceProvider services)
    {
        if (report.Files.Count == 0)
        {
            var folder = services.GetRequiredService<ContentRoot>().Resolve(services.GetRequiredService<IOptions<TranscriptOptions>>().Value.Path);
            throw new CommandException($"There is no transcript in {folder} (a file with the ending .txt, .md, .html, .docx, .srt or .vtt). Put one there, or set AnswerBot:Transcripts:Path to the folder that has them.");
        }
    }

    /// <summary>Runs the model once, so that the first question is as fast as the tenth.</summary>
    public static async Task WarmAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ISentenceEncoder>().EncodeQuestionAsync("预热", cancellationToken);
}
