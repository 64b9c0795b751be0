using System.CommandLine;
using AnswerBot.Evaluation;

namespace AnswerBot.Host.Commands;

/// <summary><c>evaluate</c>: asks a question file and shows the figures; fails below the committed gate.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var questions = new Option<string?>("--questions") { Description = "A question file (JSON Lines); default: seeds/evaluation/questions.jsonl with its gate." };
        var report = new Option<string?>("--report") { Description = "A folder for report.json and report.md; made where missing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON; nothing else goes to stdout." };
        var command = new Command("evaluate", "Asks every question of a file and compares with the gold passages.") { questions, report, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(questions), parsed.GetValue(report), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? questionsPath, string? reportFolder, bool json, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        var root = host.Services.GetRequiredService<ContentRoot>();
        var questions = EvaluationSet.Read(questionsPath ?? root.Resolve("seeds/evaluation/questions.jsonl"));
        await CommandServices.EnsureIndexAsync(host.Services, cancellationToken);
        await CommandServices.WarmAsync(host.Services, cancellationToken);
        var results = await host.Services.GetRequiredService<Evaluator>().EvaluateAsync(questions, progress: null, cancellationToken);
        var report = EvaluationReport.Over(results);
        if (reportFolder is not null)
        {
            await report.WriteAsync(reportFolder, cancellationToken);
        }

        await Console.Out.WriteLineAsync(json ? report.ToJson() : report.ToMarkdown());
        return questionsPath is null && !PassesGate(report, root) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static bool PassesGate(EvaluationReport report, ContentRoot root)
    {
        var missed = EvaluationGate.Read(root.Resolve("seeds/evaluation/gate.json")).Missed(report.Overall);
        foreach (var line in missed)
        {
            Console.Error.WriteLine(line);
        }

        return missed.Count == 0;
    }
}
