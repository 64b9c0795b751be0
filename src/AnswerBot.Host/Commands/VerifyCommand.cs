using System.CommandLine;
using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Ingestion;

namespace AnswerBot.Host.Commands;

/// <summary><c>verify [ANSWER.json]</c>: holds everything stored, and a saved answer, against the source files.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var answer = new Argument<string?>("answer") { Description = "A saved answer (`ask --json`, or of the API); - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "Re-reads every stored passage against the source files, and a saved answer against both.") { answer };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(answer), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? answerPath, CancellationToken cancellationToken)
    {
        var answer = answerPath is null ? null : await ReadAnswerAsync(answerPath, cancellationToken);
        using var host = CommandServices.Build();
        var result = await host.Services.GetRequiredService<IndexVerifier>().VerifyAsync(cancellationToken);
        IReadOnlyList<string> inAnswer = answer is null ? [] : [
            .. QuoteVerifier.Check(answer, result.Stored).Select(problem => $"{answerPath} against the index: {problem}"),
            .. QuoteVerifier.Check(answer, result.Sources).Select(problem => $"{answerPath} against the source files: {problem}"),
            .. host.Services.GetRequiredService<CitationBuilder>().WrongAttributions(answer, result.Stored).Select(problem => $"{answerPath}: {problem}"),
        ];
        foreach (var problem in result.Problems.Concat(inAnswer))
        {
            await Console.Out.WriteLineAsync(problem);
        }

        await Console.Out.WriteLineAsync(
            result.Problems.Count > 0 ? "The index differs from its source files. If the files are right, run `ingest --rebuild`."
            : inAnswer.Count > 0 ? "The answer is not what the transcript says; the index itself agrees with its source files."
            : Success(result, answer));
        return result.Problems.Count + inAnswer.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static string Success(VerificationResult result, Answer? answer)
    {
        var stored = $"{result.Stored.Sum(transcript => transcript.ParagraphCount)} passages of {(result.Stored.Count == 1 ? "1 transcript agree with its source file" : $"{result.Stored.Count} transcripts agree with their source files")}";
        return answer is null ? stored + "." : $"{stored}; {answer.Excerpts.Count} quotations of the answer agree with both.";
    }

    private static async Task<Answer> ReadAnswerAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<Answer>(stream, AnswerJson.Options, cancellationToken) is { } answer && !answer.Excerpts.Contains(null!)
                ? answer
                : throw new CommandException($"{path} holds no answer.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be read as an answer: {exception.Message}", exception);
        }
    }
}
