using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Evaluation;
using AnswerBot.Outcomes;

namespace AnswerBot.Host.Commands;

/// <summary><c>evaluate</c>: asks a question file and shows the figures; fails below the committed gate.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var questions = new Option<string?>("--questions") { Description = "A question file (JSON Lines); default: seeds/evaluation/questions.jsonl with its gate." };
        var report = new Option<string?>("--report") { Description = "A folder for report.json and report.md; made where missing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON; nothing else goes to stdout." };
        var fit = new Option<string?>("--fit") { Description = "Fit the outcome weights to the development questions and write them to this file." };
        var command = new Command("evaluate", "Asks every question of a file and compares with the gold passages.") { questions, report, json, fit };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(new Request(parsed.GetValue(questions), parsed.GetValue(report), parsed.GetValue(json), parsed.GetValue(fit)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        var root = host.Services.GetRequiredService<ContentRoot>();
        var path = request.Questions ?? root.Resolve("seeds/evaluation/questions.jsonl");
        var questions = EvaluationSet.Read(path);
        await CommandServices.EnsureIndexAsync(host.Services, cancellationToken);
        await CommandServices.WarmAsync(host.Services, cancellationToken);
        var results = await host.Services.GetRequiredService<Evaluator>().EvaluateAsync(questions, progress: null, cancellationToken);
        var report = EvaluationReport.Over(results);
        if (request.Fit is { } weightsFile)
        {
            await FitAsync(results, path, weightsFile, cancellationToken);
        }

        if (request.Report is { } folder)
        {
            await report.WriteAsync(folder, cancellationToken);
        }

        await Console.Out.WriteLineAsync(request.Json ? report.ToJson() : report.ToMarkdown());
        return request.Questions is null && !PassesGate(report, root) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task FitAsync(IReadOnlyList<QuestionResult> results, string questions, string weightsFile, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(questions, cancellationToken)));
        var weights = OutcomeFitter.Fit(results, new Dictionary<string, string> { [Path.GetFileName(questions)] = hash });
        await File.WriteAllTextAsync(weightsFile, JsonSerializer.Serialize(weights, OutcomeWeights.Json) + "\n", cancellationToken);
        await Console.Error.WriteLineAsync($"Fitted on the development questions; the weights are in {weightsFile}. The figures below are those of the weights before.");
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

    private sealed record Request(string? Questions, string? Report, bool Json, string? Fit);
}
