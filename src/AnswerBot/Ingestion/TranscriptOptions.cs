using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Ingestion;

/// <summary>Section <c>AnswerBot:Transcripts</c>.</summary>
public sealed class TranscriptOptions
{
    /// <summary>Folder whose transcripts are ingested; relative to the content root. Default: the shipped seed.</summary>
    [Required]
    public string Path { get; init; } = "seeds/transcripts";
}
