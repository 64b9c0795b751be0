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
}
