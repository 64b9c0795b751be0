using System.CommandLine;
using AnswerBot.Ingestion;

namespace AnswerBot.Host.Commands;

/// <summary><c>ingest [PATH…] [--rebuild] [--dry-run] [--forget PATH]</c>: brings the index up to date with the transcript files.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders beside the configured folder; they are remembered.", Arity = ArgumentArity.ZeroOrMore };
        var rebuild = new Option<bool>("--rebuild") { Description = "Make the index anew: after a change of the model, or when it is damaged." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show how the transcripts are cut, and store nothing." };
        var forget = new Option<string[]>("--forget") { Description = "Remember this file or folder no longer, and drop what came from it and is gone; repeat the option for several." };
        var command = new Command("ingest", "Reads the transcripts, encodes their paragraphs and stores them. Running it again changes nothing.") { paths, rebuild, dryRun, forget };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new IngestionRequest(parsed.GetValue(paths) ?? [], parsed.GetValue(rebuild)) { Forget = parsed.GetValue(forget) ?? [] };
            RequirePlaces(request.Paths);
            return parsed.GetValue(dryRun) ? Task.FromResult(ShowCut(request)) : RunAsync(request, cancellationToken);
        });
        return command;
    }

    private static void RequirePlaces(IReadOnlyList<string> paths)
    {
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            throw new CommandException($"There is no file or folder {missing}.");
        }
    }

    private static int ShowCut(IngestionRequest request)
    {
        if (request.Forget.Count > 0)
        {
            throw new CommandException("--dry-run stores nothing, so it cannot forget anything. Leave out one of --dry-run and --forget.");
        }

        using var host = CommandServices.Build();
        var found = host.Services.GetRequiredService<SourceFiles>().Find([.. request.Paths.Select(Path.GetFullPath)]);
        foreach (var file in found.Files.Where(file => file.Reading is not null))
        {
            CutDisplay.Write(Console.Out, file.Path, file.Reading!);
        }

        IReadOnlyList<SourceProblem> problems = [.. found.Files.Select(file => file.Problem).OfType<SourceProblem>(), .. found.ClosedFolders, .. found.SharedIds()];
        ProblemTable.Write(Console.Out, problems);
        return problems.Count > 0 ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<int> RunAsync(IngestionRequest request, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        var ingestor = host.Services.GetRequiredService<TranscriptIngestor>();
        var report = await IngestionDisplay.RunAsync(Console.Out, progress => ingestor.IngestAsync(request, progress, cancellationToken));
        CommandServices.RequireTranscripts(report, host.Services);
        IngestionDisplay.WriteReport(Console.Out, report);
        return report.Skipped.Any() ? ExitCode.Failed : ExitCode.Ok;
    }
}
