using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>Looks for transcript files in a folder and below it. A folder that cannot be opened is reported, and the search goes on elsewhere.</summary>
internal sealed class FolderSearch
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<SourceProblem> _problems = [];

    /// <summary>The files found so far.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The folders that could not be opened.</summary>
    public IReadOnlyList<SourceProblem> Problems => _problems;

    public void Look(string folder)
    {
        try
        {
            // A link may lead back up, or to a folder that is searched anyway.
            if (!_seen.Add(Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder))
            {
                return;
            }

            _files.AddRange(Directory.EnumerateFiles(folder).Where(IsTranscript));
            foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => !IsPageAttachment(inner)).Order(StringComparer.Ordinal))
            {
                Look(inner);
            }
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            _problems.Add(new SourceProblem(folder, null, $"The folder cannot be opened: {failure.Message}", "Allow it to be read, or move it away."));
        }
    }

    // Hidden files, locks of word processors, and what describes a folder rather than an event.
    private static bool IsTranscript(string path) =>
        TranscriptReader.HasKnownEnding(path) && Path.GetFileName(path) is not (['.', ..] or ['~', '$', ..])
            && !Path.GetFileNameWithoutExtension(path).Equals("README", StringComparison.OrdinalIgnoreCase);

    // Browsers save the frames and scripts of a page in a folder beside it.
    private static bool IsPageAttachment(string folder) =>
        Path.GetFileName(folder) is ['.', ..] || folder.EndsWith("_files", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".files", StringComparison.OrdinalIgnoreCase);
}
