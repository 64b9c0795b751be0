using System.CommandLine;
using AnswerBot.Evaluation;
using AnswerBot.Evaluation.Reports;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Commands;

/// <summary><c>evaluate</c>: asks a question file and shows the figures; fails below the committed baseline.</summary>
internal static class EvaluateCommand
{
    private const string ShippedQuestions = "seeds/evaluation/questions.jsonl";
    private const string Baseline = "seeds/evaluation/baseline.json";

    public static Command Create()
    {
        var questions = new Option<string?>("--questions") { Description = "A question file (JSON Lines); default: the shipped one, which is held against its baseline." };
        var report = new Option<string?>("--report") { Description = "A folder for report.json, report.md and report.html; made where missing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON; nothing else goes to stdout." };
        var fit = new Option<string?>("--fit") { Description = "Fit the outcome weights to the development questions and write them to this file." };
        var pairs = new Option<string?>("--pairs") { Description = "With --fit: also fit to question-answer pairs of other events (JSON Lines)." };
        var updateBaseline = new Option<bool>("--update-baseline") { Description = "Write the figures of the test half as the new baseline, instead of comparing with it." };
        var command = new Command("evaluate", "Asks every question of a file and compares with the gold passages.") { questions, report, json, fit, pairs, updateBaseline };
        var summaries = SummaryWishes.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(parsed.GetValue(questions), parsed.GetValue(report), parsed.GetValue(json), WeightFitting.Of(parsed.GetValue(fit), parsed.GetValue(pairs)), parsed.GetValue(updateBaseline), summaries(parsed)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is { UpdateBaseline: true, Questions: not null })
        {
            throw new CommandException("The baseline is that of the shipped questions; leave --questions or --update-baseline out.");
        }

        using var host = CommandServices.Build(request.Summaries.Change);
        var root = host.Services.GetRequiredService<ContentRoot>();
        request.Summaries.RequireModel(SettingsOf<SummaryOptions>(host.Services));
        var path = request.Questions ?? root.Resolve(ShippedQuestions);
        var questions = EvaluationSet.Read(path);
        var baseline = request.Questions is null && !request.UpdateBaseline ? EvaluationBaseline.Read(root.Resolve(Baseline)) : null;
        await CommandServices.EnsureIndexAsync(host.Services, cancellationToken);
        await CommandServices.WarmAsync(host.Services, cancellationToken);
        await WarnAsync(host.Services, path, questions, cancellationToken);
        var evaluator = host.Services.GetRequiredService<Evaluator>();
        var results = await EvaluationDisplay.RunAsync(questions.Count, progress => request.Summaries.AreWanted
            ? evaluator.EvaluateWithSummariesAsync(questions, progress, cancellationToken)
            : evaluator.EvaluateAsync(questions, progress, cancellationToken));
        if (request.Fit is { } fitting)
        {
            await fitting.RunAsync(results, path, cancellationToken);
        }

        var report = EvaluationReport.Over(results, await InputsAsync(host.Services, path, cancellationToken));
        report = report with { Suggestions = await evaluator.CheckSuggestionsAsync(results, cancellationToken) };
        report = report with { Baseline = baseline?.Compare(report) ?? [], Summaries = request.Summaries.ReportOver(results, SettingsOf<SummaryOptions>(host.Services)) };
        await ShowAsync(request, report, request.Summaries.TimesOf(results), ServerOf(host.Services), cancellationToken);
        return request.UpdateBaseline ? await UpdateAsync(report, root.Resolve(Baseline), cancellationToken) : Judge(baseline?.Objections(report) ?? []);
    }

    private static async Task WarnAsync(IServiceProvider services, string path, IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var transcripts = await services.GetRequiredService<IPassageIndex>().GetTranscriptsAsync(cancellationToken);
        foreach (var warning in EvaluationSet.Unfounded(path, questions, transcripts))
        {
            await Console.Error.WriteLineAsync(warning);
        }
    }

    private static async Task<EvaluationInputs> InputsAsync(IServiceProvider services, string questions, CancellationToken cancellationToken)
    {
        var manifest = await services.GetRequiredService<IPassageIndex>().ReadManifestAsync(cancellationToken)
            ?? throw new IndexUnavailableException("The index is empty. Run `ingest`.");
        object[] settings = [SettingsOf<RetrievalOptions>(services), SettingsOf<OutcomeOptions>(services), SettingsOf<ExcerptOptions>(services)];
        return EvaluationInputs.Of(await File.ReadAllBytesAsync(questions, cancellationToken), manifest, settings);
    }

    private static T SettingsOf<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static string ServerOf(IServiceProvider services) => (SettingsOf<AnswerBotOptions>(services).PublicUrl ?? WebServer.DefaultUrl).TrimEnd('/');

    // Times differ from run to run; standard output is the same for the same program and questions.
    private static async Task ShowAsync(Request request, EvaluationReport report, Latency latency, string server, CancellationToken cancellationToken)
    {
        if (request.Report is { } folder)
        {
            await ReportFolder.WriteAsync(report with { Latency = latency }, folder, server, cancellationToken);
        }

        await Console.Out.WriteLineAsync(request.Json ? report.ToJson() : MarkdownReport.Render(report, server));
        await Console.Error.WriteLineAsync(MarkdownReport.Describe(latency));
    }

    private static async Task<int> UpdateAsync(EvaluationReport report, string path, CancellationToken cancellationToken)
    {
        var previous = File.Exists(path) ? EvaluationBaseline.Read(path) : null;
        await File.WriteAllTextAsync(path, EvaluationBaseline.From(report, previous).ToJson(), cancellationToken);
        await Console.Error.WriteLineAsync($"The baseline is in {path}. Commit it with the change that moved the figures.");
        return ExitCode.Ok;
    }

    private static int Judge(IReadOnlyList<string> objections)
    {
        foreach (var line in objections)
        {
            Console.Error.WriteLine(line);
        }

        return objections.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private sealed record Request(string? Questions, string? Report, bool Json, WeightFitting? Fit, bool UpdateBaseline, SummaryWishes Summaries);
}
