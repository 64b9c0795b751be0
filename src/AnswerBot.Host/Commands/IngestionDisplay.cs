using AnswerBot.Ingestion;
using Spectre.Console;

namespace AnswerBot.Host.Commands;

/// <summary>Shows ingestion at work: a bar on a terminal, plain lines elsewhere, and the report at the end.</summary>
internal static class IngestionDisplay
{
    private const int LineEvery = 50;

    public static async Task<IngestionReport> RunAsync(TextWriter output, Func<IProgress<IngestionProgress>, Task<IngestionReport>> ingest)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Capabilities.Interactive || Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            return await ingest(new LineProgress(output));
        }

        return await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask("Encoding passages", autoStart: true, maxValue: 1);
            return await ingest(new BarProgress(task));
        });
    }

    public static void WriteReport(TextWriter output, IngestionReport report)
    {
        foreach (var file in report.Files)
        {
            output.WriteLine($"  {file.Status.ToString().ToLowerInvariant(),-10}{file.Path}  ({file.Turns} turns, {file.Passages} passages)");
        }

        output.WriteLine($"{report.Files.Count(file => file.Status is not (IngestionStatus.Removed or IngestionStatus.Skipped))} files, {report.Turns} turns, {report.Passages} passages, {report.Elapsed.TotalSeconds:F1} s{(report.Changed || report.Skipped.Any() ? "" : ": nothing to do, the index is up to date")}.");
        WriteProblems(output, report);
    }

    public static void WriteProblems(TextWriter output, IngestionReport report)
    {
        foreach (var file in report.Files)
        {
            GuessDisplay.Write(output, file.Path, file.Guesses);
        }

        foreach (var warning in report.Warnings)
        {
            output.WriteLine($"  note      {warning}");
        }

        ProblemTable.Write(output, [.. report.Skipped.Select(file => file.Problem!)]);
    }

    // Progress<T> would post to the thread pool and could print after the report; these write where they are called.
    private sealed class LineProgress(TextWriter output) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            if (value.Done % LineEvery == 0 || value.Done == value.Total)
            {
                lock (output)
                {
                    output.WriteLine($"  {value.TranscriptId}: {value.Done} of {value.Total} passages encoded");
                }
            }
        }
    }

    private sealed class BarProgress(ProgressTask task) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = Math.Max(task.Value, value.Done);
        }
    }
}
