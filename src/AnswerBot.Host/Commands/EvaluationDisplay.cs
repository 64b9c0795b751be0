using Spectre.Console;

namespace AnswerBot.Host.Commands;

/// <summary>Shows an evaluation at work on standard error: a bar on a terminal, a plain line now and then elsewhere.</summary>
internal static class EvaluationDisplay
{
    private const int LineEvery = 100;

    public static async Task<IReadOnlyList<T>> RunAsync<T>(int questions, Func<IProgress<int>, Task<IReadOnlyList<T>>> evaluate)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Interactive || Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            return await evaluate(new LineProgress(questions));
        }

        return await console.Progress().AutoClear(true).StartAsync(async context => await evaluate(new BarProgress(context.AddTask("Asking questions", autoStart: true, maxValue: questions))));
    }

    private sealed class LineProgress(int questions) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % LineEvery == 0)
            {
                Console.Error.WriteLine($"  {value} of {questions} questions asked");
            }
        }
    }

    private sealed class BarProgress(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
