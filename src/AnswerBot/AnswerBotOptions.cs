using System.ComponentModel.DataAnnotations;

namespace AnswerBot;

/// <summary>The root section <c>AnswerBot</c>, beside the sections of the folders.</summary>
public sealed class AnswerBotOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "AnswerBot";

    /// <summary>Folder for everything that the program writes; relative to the content root. Default <c>data</c>.</summary>
    [Required]
    public string DataPath { get; init; } = "data";
}
