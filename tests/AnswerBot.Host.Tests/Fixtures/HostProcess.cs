using System.Diagnostics;
using System.Text;

namespace AnswerBot.Host.Tests.Fixtures;

/// <summary>What a run of the program left.</summary>
/// <param name="ExitCode">For the shell.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Errors);

/// <summary>The built program, run as users run it.</summary>
public sealed class HostProcess
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, string> _environment = [];

    /// <param name="dataPath">Where it keeps its index.</param>
    public HostProcess(string dataPath) => With("AnswerBot__DataPath", dataPath);

    /// <summary>Standard input; nothing by default.</summary>
    public string Input { get; init; } = "";

    public string WorkingDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Adds a variable to the environment.</summary>
    public HostProcess With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Runs to the end; whatever takes longer than the time limit is ended and fails the test.</summary>
    public async Task<ProcessResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(Input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new ProcessResult(process.ExitCode, await output, await errors);
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>Starts it and hands it over; the caller ends it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "AnswerBot.Host"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Ends a process that still runs.</summary>
    public static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // Settings of the shell that runs the tests must not decide how they end.
    private static bool IsForeign(string name) =>
        name.StartsWith("AnswerBot__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);
}
