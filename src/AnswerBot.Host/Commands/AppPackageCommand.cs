using System.CommandLine;
using AnswerBot.Host.BotFramework.TeamsApp;

namespace AnswerBot.Host.Commands;

/// <summary><c>app-package</c>: the package to upload to Teams.</summary>
internal static class AppPackageCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "The file to write.", DefaultValueFactory = _ => "answerbot-teams.zip" };
        var command = new Command("app-package", "Packs the Teams app with the ids and addresses of the configuration.") { output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(output)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string output, CancellationToken cancellationToken)
    {
        using var host = CommandServices.Build();
        await host.Services.GetRequiredService<TeamsAppPackage>().WriteAsync(output, cancellationToken);
        await Console.Out.WriteLineAsync($"Wrote {Path.GetFullPath(output)}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
        return ExitCode.Ok;
    }
}
