using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Evaluation;
using AnswerBot.Indexes;
using AnswerBot.Ingestion;
using AnswerBot.Summaries;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Commands;

/// <summary>The verbs of the program, and the one place where a failure becomes a message and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Chinese must come out whole on every console, whatever the code page.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        // Days and numbers look the same on every machine: under some cultures 2020 is the year of another calendar.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)));
            await Console.Error.WriteLineAsync("Add --help to see what is possible.");
            return ExitCode.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exception is QuoteMismatchException ? ExitCode.Failed : ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was half-written.");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root()
    {
        var urls = ServeCommand.Urls();
        var root = new RootCommand("AnswerBot answers questions about press conferences with verbatim, attributed excerpts. Without a verb it serves.")
        {
            urls,
            ServeCommand.Create(),
            AskCommand.Create(),
            IngestCommand.Create(),
            VerifyCommand.Create(),
            EvaluateCommand.Create(),
            FeedbackCommand.Create(),
            AppPackageCommand.Create(),
        };
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(parsed.GetValue(urls), cancellationToken));
        return root;
    }

    // Failures with a message that names the thing and the remedy. Anything else is a defect and keeps its stack trace.
    private static bool IsExpected(Exception exception) =>
        exception is IndexUnavailableException or IndexChangedException or SentenceModelException or EncoderUnavailableException or TranscriptFormatException or EvaluationSetException or InvalidQuestionException
            or QuoteMismatchException or OptionsValidationException or FormatException or InvalidDataException or IOException or UnauthorizedAccessException or RegexMatchTimeoutException
            or CommandException or UnknownSourceException or ReplyRecordingException
        || (exception is InvalidOperationException && exception.Source == "Microsoft.Extensions.Configuration.Binder");
}

/// <summary>A command cannot do its work; the message names the thing and the remedy.</summary>
internal sealed class CommandException(string message, Exception? innerException = null) : Exception(message, innerException);
