using System.CommandLine;
using System.Text;
using AnswerBot.Evaluation;
using AnswerBot.Host.BotFramework.Feedback;

namespace AnswerBot.Host.Commands;

/// <summary><c>feedback export</c>: users' feedback as evaluation questions.</summary>
internal static class FeedbackCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output") { Description = "File for the questions that are ready; standard output where left out." };
        var toJudge = new Option<string?>("--to-judge") { Description = "File for those with a thumb down, of which a person must say what answers them." };
        var export = new Command("export", "Writes evaluation questions of what users liked; see docs/evaluation.md for the format.") { output, toJudge };
        export.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(output), parsed.GetValue(toJudge), cancellationToken));
        return new Command("feedback", "What users said about answers.") { export };
    }

    private static async Task<int> RunAsync(string? output, string? toJudge, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        await CommandServices.EnsureIndexAsync(host.Services, cancellationToken);
        var exported = await host.Services.GetRequiredService<FeedbackExport>().ExportAsync(cancellationToken);
        await WriteAsync(output, exported.Ready, cancellationToken);
        if (toJudge is not null)
        {
            await WriteAsync(toJudge, exported.ToJudge, cancellationToken);
        }

        await Console.Error.WriteLineAsync($"{Count(exported.Ready.Count)} ready for `evaluate --questions`.");
        if (exported.ToJudge.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{Count(exported.ToJudge.Count)} with a thumb down{(toJudge is null ? "; --to-judge FILE writes them" : $" in {toJudge}")}: say for each what answers it (gold), or that nothing does (answerable: false).");
        }

        if (exported.Unusable > 0)
        {
            await Console.Error.WriteLineAsync($"{exported.Unusable} rated {(exported.Unusable == 1 ? "answer" : "answers")} of which the question is not known (Feedback:KeepQuestions, or the vote came after the conversation was forgotten).");
        }

        return ExitCode.Ok;
    }

    private static string Count(int questions) => $"{questions} {(questions == 1 ? "question" : "questions")}";

    private static async Task WriteAsync(string? path, IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var lines = questions.Select(FeedbackExport.ToLine);
        if (path is not null)
        {
            await File.WriteAllLinesAsync(path, lines, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            return;
        }

        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }
    }
}
