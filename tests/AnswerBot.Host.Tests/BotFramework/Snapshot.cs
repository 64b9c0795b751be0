using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>
/// Holds activities against a file in <c>Snapshots/</c>. To accept a change, run the tests once with <c>ANSWERBOT_ACCEPT_SNAPSHOTS=1</c> and read the difference.
/// </summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Matches(string name, IEnumerable<Activity> activities, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name + ".json");
        var shown = new JsonArray([.. activities.Select(activity => activity.Json.DeepClone())]).ToJsonString(JsonOptions).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ANSWERBOT_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, shown);
            Assert.Fail($"{path} was written; read it, and run the tests again without ANSWERBOT_ACCEPT_SNAPSHOTS.");
        }

        Assert.True(File.Exists(path), $"There is no {path}.");
        Assert.Equal(File.ReadAllText(path), shown);
    }
}
