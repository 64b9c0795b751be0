namespace AnswerBot;

/// <summary>Where <c>appsettings.json</c>, <c>models/</c> and <c>seeds/</c> lie: the repository root in development, the publish folder otherwise.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record ContentRoot(string Path)
{
    /// <summary>Looks for the folder with the settings upwards from each starting point in turn; the first one found wins.</summary>
    /// <exception cref="DirectoryNotFoundException">None has it.</exception>
    public static ContentRoot Find(params ReadOnlySpan<string> startingPoints)
    {
        foreach (var start in startingPoints)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(System.IO.Path.Combine(folder.FullName, "appsettings.json")) && Directory.Exists(System.IO.Path.Combine(folder.FullName, "models")))
                {
                    return new ContentRoot(folder.FullName);
                }
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder with appsettings.json and models/ at or above {string.Join(" or ", startingPoints.ToArray())}. Start the program from its own folder, or keep them beside it.");
    }

    /// <summary>Makes a configured path absolute.</summary>
    public string Resolve(string path) => System.IO.Path.GetFullPath(path, Path);
}
