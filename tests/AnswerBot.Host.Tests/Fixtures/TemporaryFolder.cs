namespace AnswerBot.Host.Tests.Fixtures;

/// <summary>A folder of its own for a test or a fixture; gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("answerbot-").FullName;

    /// <summary>Writes a text file, folders included, and gives its full path.</summary>
    public string Write(string name, string content)
    {
        var path = this / name;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static string operator /(TemporaryFolder folder, string name) => System.IO.Path.Combine(folder.Path, name);
}
