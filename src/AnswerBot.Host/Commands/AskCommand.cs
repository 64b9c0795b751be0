using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AnswerBot.Answers;
using AnswerBot.Retrieval;

namespace AnswerBot.Host.Commands;

/// <summary><c>ask [QUESTION]</c>: one answer, or a prompt for several questions with follow-ups.</summary>
internal static class AskCommand
{
    private const int RememberedQuestions = AnswerRequest.MaxHistory;

    private static readonly Argument<string?> Question = new("question") { Description = "What you want to know, in Chinese or English. Left out: a prompt.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string[]> History = new("--history") { Description = "Earlier questions, oldest first; repeat the option.", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> Transcript = new("--transcript") { Description = "Only this transcript; repeat the option for several." };
    private static readonly Option<DateOnly?> From = new("--from") { Description = "Only events from this day on, yyyy-MM-dd.", CustomParser = ParseDay };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "Only events up to this day, yyyy-MM-dd.", CustomParser = ParseDay };
    private static readonly Option<string?> Speaker = new("--speaker") { Description = "Only what this person said." };
    private static readonly Option<string?> Asker = new("--asker") { Description = "Only answers to this outlet, by any of its names." };
    private static readonly Option<int?> Limit = new("--limit") { Description = $"At most so many excerpts, 1 to {AnswerRequest.MaxLimit}." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the answer object of the API; nothing else goes to stdout." };
    private static readonly Option<bool> Summarize = new("--summarize") { Description = "Also a generated summary of the excerpts, where a model is configured (AnswerBot:Summaries)." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Also what the outcome rests on, and the ten best passages with their signals." };

    public static Command Create()
    {
        var command = new Command("ask", "Answers a question with quoted, attributed excerpts.")
        {
            Question, History, Transcript, From, To, Speaker, Asker, Limit, Json, Summarize, Explain,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var filter = new SearchFilter(parsed.GetValue(Transcript) ?? [], parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Speaker), parsed.GetValue(Asker));
        var question = parsed.GetValue(Question);
        var request = question is null ? null : AnswerRequest.Create(question, parsed.GetValue(History), parsed.GetValue(Limit), filter);
        using var host = CommandServices.Build();
        await CommandServices.EnsureIndexAsync(host.Services, cancellationToken);
        var session = new Session(host.Services.GetRequiredService<Answerer>(), new Wishes(parsed.GetValue(Json), parsed.GetValue(Summarize), parsed.GetValue(Explain)));
        if (request is not null)
        {
            await session.AnswerAsync(request, cancellationToken);
            return ExitCode.Ok;
        }

        return await session.PromptAsync(filter, parsed.GetValue(Limit), cancellationToken);
    }

    // As the API takes it; the library's own conversion reads 05/06/2020 too, which is one of two days.
    private static DateOnly? ParseDay(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"'{result.Tokens[0].Value}' is not a day of the form yyyy-MM-dd.");
        return null;
    }

    private sealed record Wishes(bool Json, bool Summarize, bool Explain);

    private sealed class Session(Answerer answerer, Wishes wishes)
    {
        public async Task AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
        {
            var answer = await answerer.AnswerAsync(request with { Summarize = wishes.Summarize ? true : null }, cancellationToken);
            if (wishes.Json)
            {
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(AnswerJson.Write(wishes.Explain ? answer : answer.WithoutExplanation(), AnswerJson.Indented), cancellationToken);
                await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
            else
            {
                await AnswerDisplay.WriteAsync(Console.Out, answer);
                if (wishes.Explain)
                {
                    AnswerDisplay.WriteExplanation(Console.Out, answer);
                }
            }
        }

        public async Task<int> PromptAsync(SearchFilter filter, int? limit, CancellationToken cancellationToken)
        {
            await Console.Error.WriteLineAsync("请提问，可以追问；空行或 exit 结束。Ask away; follow-ups are understood; an empty line or exit ends.");
            var history = new List<string>();
            while (await ReadQuestionAsync(cancellationToken) is { } question)
            {
                try
                {
                    await AnswerAsync(AnswerRequest.Create(question, history, limit, filter), cancellationToken);
                    history.Add(question);
                    history.RemoveRange(0, Math.Max(0, history.Count - RememberedQuestions));
                }
                catch (InvalidQuestionException exception)
                {
                    await Console.Error.WriteLineAsync(exception.Message);
                }
            }

            return ExitCode.Ok;
        }

        private static async Task<string?> ReadQuestionAsync(CancellationToken cancellationToken)
        {
            await Console.Error.WriteAsync("> ");
            var line = (await Console.In.ReadLineAsync(cancellationToken))?.Trim();
            return line is null or "" or "exit" or "quit" or "退出" ? null : line;
        }
    }
}
