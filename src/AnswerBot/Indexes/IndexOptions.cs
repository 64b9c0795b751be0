using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Indexes;

/// <summary>Section <c>AnswerBot:Index</c>.</summary>
public sealed class IndexOptions
{
    /// <summary>Where passages are kept. <c>Sqlite</c> (default): one file on this machine.</summary>
    [Required]
    [AllowedValues("Sqlite", ErrorMessage = "AnswerBot:Index:Provider must be Sqlite.")]
    public string Provider { get; init; } = "Sqlite";

    /// <summary>The index file; relative paths start at the content root. Default: <c>index.db</c> in <c>AnswerBot:DataPath</c>.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// Whether the index is served as it is: nothing is written, not even the files that SQLite keeps beside it, and nothing is ingested. For an index in a
    /// container image or on a read-only file system. Default: false; a folder that cannot be written is read this way without being told.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Passages, 0 to 10,000,000, up to which texts and exact vectors are kept in memory. Above, the vectors are scanned in one byte a number and texts and
    /// exact vectors of the candidates are read from the file: a quarter of the memory, and faster. Default: 20,000.
    /// </summary>
    [Range(0, 10_000_000)]
    public int ResidentPassages { get; init; } = 20_000;
}
