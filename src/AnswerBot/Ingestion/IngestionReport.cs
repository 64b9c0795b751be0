using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>What a run of ingestion did.</summary>
/// <param name="Files">Every file that was looked at, in order.</param>
/// <param name="Warnings">What the user should know beyond the files, in words.</param>
/// <param name="Elapsed">How long the run took.</param>
public sealed record IngestionReport(IReadOnlyList<IngestedFile> Files, IReadOnlyList<string> Warnings, TimeSpan Elapsed)
{
    /// <summary>Turns in the index after the run.</summary>
    public int Turns => Files.Sum(file => file.Turns);

    /// <summary>Passages in the index after the run.</summary>
    public int Passages => Files.Sum(file => file.Passages);

    /// <summary>Whether the index was changed.</summary>
    public bool Changed => Files.Any(file => file.Status is IngestionStatus.Added or IngestionStatus.Updated or IngestionStatus.Removed);

    /// <summary>The files that could not be read.</summary>
    public IEnumerable<IngestedFile> Skipped => Files.Where(file => file.Status == IngestionStatus.Skipped);
}

/// <summary>One file of a run.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="Turns">Turns that it has in the index now.</param>
/// <param name="Passages">Passages that it has in the index now.</param>
/// <param name="Problem">Why it was skipped, with the remedy; null otherwise.</param>
public sealed record IngestedFile(string Path, IngestionStatus Status, int Turns, int Passages, SourceProblem? Problem = null)
{
    /// <summary>The problem in one line; null where there is none.</summary>
    public string? Reason => Problem?.ToString();

    /// <summary>What no metadata states; told only of a file that was taken in now.</summary>
    public IReadOnlyList<MetadataGuess> Guesses { get; init; } = [];
}

/// <summary>What happened to a file.</summary>
public enum IngestionStatus
{
    /// <summary>New in the index.</summary>
    Added,

    /// <summary>Changed since the last run, taken in again.</summary>
    Updated,

    /// <summary>As it was.</summary>
    Unchanged,

    /// <summary>Its whole place cannot be found or has become empty; what the index had of it stays until it is forgotten.</summary>
    Missing,

    /// <summary>Gone from its folder, or forgotten on demand: taken out of the index.</summary>
    Removed,

    /// <summary>Not readable as a transcript; what the index had of it stays.</summary>
    Skipped,
}
