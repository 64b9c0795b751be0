using System.CommandLine;
using System.Net.Sockets;
using AnswerBot.Answers;
using AnswerBot.Host.Health;
using AnswerBot.Indexes;
using AnswerBot.Ingestion;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Commands;

/// <summary><c>serve</c>: listens at once, brings the index up to date, warms the model, and only then answers.</summary>
internal static class ServeCommand
{
    private const string Example = "serve --urls http://localhost:5000";
    private const string WarmUp = "预热";

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

    /// <summary>Where to listen; serving is what the program does without a verb too.</summary>
    public static Option<string?> Urls() => new("--urls") { Description = $"Addresses to listen on, separated by semicolons. Default {WebServer.DefaultUrl}." };

    public static Command Create()
    {
        var urls = Urls();
        var command = new Command("serve", "Serves the page and the API (the default).") { urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        if (urls is not null && string.IsNullOrWhiteSpace(urls))
        {
            throw new CommandException($"The option --urls has no address. Give one, or leave it out for {WebServer.DefaultUrl}: {Example}");
        }

        await using var app = WebServer.Build(urls);
        await StartAsync(app, cancellationToken);
        try
        {
            var report = await PrepareWhenPossibleAsync(app.Services, cancellationToken);
            await GreetAsync(app, report, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Ok;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Brings the index up to date and runs the main path once.</summary>
    internal static async Task<IngestionReport> PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await CommandServices.EnsureIndexAsync(services, cancellationToken);
        await services.GetRequiredService<Answerer>().AnswerAsync(AnswerRequest.Create(WarmUp), cancellationToken);
        services.GetRequiredService<Readiness>().Reached();
        return report;
    }

    /// <summary>
    /// The same, again and again while a server that holds the index cannot be used: it may start later than this one. The embedded index does not come
    /// back by waiting, so there the failure ends the start.
    /// </summary>
    internal static async Task<IngestionReport> PrepareWhenPossibleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var isRemote = services.GetRequiredService<IOptions<IndexOptions>>().Value.Provider != IndexOptions.Sqlite;
        for (string? told = null; ;)
        {
            try
            {
                return await PrepareAsync(services, cancellationToken);
            }
            catch (IndexUnavailableException exception) when (isRemote)
            {
                services.GetRequiredService<Readiness>().Blocked();
                if (told != exception.Message)
                {
                    await Console.Error.WriteLineAsync($"Not ready: {told = exception.Message} Trying again every {RetryEvery.TotalSeconds:F0} s.");
                }
            }

            await ServeWhatThereIsAsync(services, cancellationToken);
            await Task.Delay(RetryEvery, services.GetRequiredService<TimeProvider>(), cancellationToken);
        }
    }

    // Bringing the index up to date failed (its server is down, or another instance is at it), but a fallback or the former state may answer.
    private static async Task ServeWhatThereIsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<Answerer>().AnswerAsync(AnswerRequest.Create(WarmUp), cancellationToken);
            services.GetRequiredService<Readiness>().Reached();
        }
        catch (IndexUnavailableException)
        {
            // Not ready, as was said.
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            throw new CommandException($"{exception.Message} Stop the other program, or choose another address: {Example}", exception);
        }
        catch (Exception exception) when (IsAboutAddress(exception))
        {
            throw new CommandException($"Cannot listen: {exception.Message} Choose another address: {Example}", exception);
        }
    }

    // Kestrel has no exception type of its own for an unknown scheme, a port out of range or a missing certificate.
    private static bool IsAboutAddress(Exception exception) =>
        exception is SocketException or FormatException or ArgumentOutOfRangeException { ParamName: "port" }
        || (exception is InvalidOperationException && exception.Source == "Microsoft.AspNetCore.Server.Kestrel.Core");

    private static async Task GreetAsync(WebApplication app, IngestionReport report, CancellationToken cancellationToken)
    {
        var url = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        var transcripts = await app.Services.GetRequiredService<IPassageIndex>().GetTranscriptsAsync(cancellationToken);
        var did = report.Changed ? $"ingested in {report.Elapsed.TotalSeconds:F1} s" : "the index was up to date";
        var example = SuggestedQuestions.Starters(transcripts) is [var first, ..] ? first : "…";
        Console.WriteLine($"AnswerBot knows {transcripts.Count} {(transcripts.Count == 1 ? "transcript" : "transcripts")} with {report.Turns} turns and {report.Passages} passages ({did}).");
        Console.WriteLine($"Open {url} and ask, for example: {example}");
        Console.WriteLine($"For programs: POST {url}/api/answers, described at {url}/openapi/v1.json. Ctrl+C stops.");
    }
}
