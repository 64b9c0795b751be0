using System.CommandLine;
using AnswerBot.Ingestion;

namespace AnswerBot.Host.Commands;

/// <summary><c>ingest [PATH…] [--rebuild] [--dry-run]</c>: brings the index up to date with the transcript files.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders beside the configured folder; they are remembered.", Arity = ArgumentArity.ZeroOrMore };
        var rebuild = new Option<bool>("--rebuild") { Description = "Make the index anew: after a change of the model, or when it is damaged." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show how the transcripts are cut, and store nothing." };
        var command = new Command("ingest", "Reads the transcripts, encodes their paragraphs and stores them. Running it again changes nothing.") { paths, rebuild, dryRun };
        command.SetAction((parsed, cancellationToken) =>
        {
            var places = parsed.GetValue(paths) ?? [];
            RequirePlaces(places);
            return parsed.GetValue(dryRun) ? Task.FromResult(ShowCut(places)) : RunAsync(places, parsed.GetValue(rebuild), cancellationToken);
        });
        return command;
    }

    private static void RequirePlaces(string[] paths)
    {
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            throw new CommandException($"There is no file or folder {missing}.");
        }
    }

    private static int ShowCut(string[] paths)
    {
        using var host = CommandServices.Build();
        var found = host.Services.GetRequiredService<SourceFiles>().Find([.. paths.Select(Path.GetFullPath)]);
        foreach (var file in found.Files)
        {
            CutDisplay.Write(Console.Out, file);
        }

        return found.Files.Any(file => file.Transcript is null) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<int> RunAsync(string[] paths, bool rebuild, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        var ingestor = host.Services.GetRequiredService<TranscriptIngestor>();
        var report = await IngestionDisplay.RunAsync(Console.Out, progress => ingestor.IngestAsync(new IngestionRequest(paths, rebuild), progress, cancellationToken));
        CommandServices.RequireTranscripts(report, host.Services);
        IngestionDisplay.WriteReport(Console.Out, report);
        return report.Skipped.Any() ? ExitCode.Failed : ExitCode.Ok;
    }
}
