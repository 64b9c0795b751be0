using System.ComponentModel.DataAnnotations;
using AnswerBot.Indexes.Qdrant;

namespace AnswerBot.Indexes;

/// <summary>Section <c>AnswerBot:Index</c>.</summary>
public sealed class IndexOptions : IValidatableObject
{
    /// <summary>The embedded index.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>The distributed index.</summary>
    public const string QdrantServer = "Qdrant";

    /// <summary>Where passages are kept. <c>Sqlite</c> (default): one file on this machine. <c>Qdrant</c>: a server, see <see cref="Qdrant"/>.</summary>
    [Required]
    [AllowedValues(Sqlite, QdrantServer, ErrorMessage = "AnswerBot:Index:Provider must be Sqlite or Qdrant.")]
    public string Provider { get; init; } = Sqlite;

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

    /// <summary>The server, where the provider is <c>Qdrant</c>.</summary>
    public QdrantOptions Qdrant { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(Qdrant, new ValidationContext(Qdrant), problems, validateAllProperties: true);
        return problems.Select(problem => new ValidationResult(
            problem.MemberNames.FirstOrDefault() is { } member && problem.ErrorMessage?.Contains("AnswerBot:", StringComparison.Ordinal) != true
                ? $"AnswerBot:Index:Qdrant:{member}: {problem.ErrorMessage}"
                : problem.ErrorMessage));
    }
}
