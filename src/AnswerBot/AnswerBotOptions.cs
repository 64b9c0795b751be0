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

    /// <summary>
    /// Where the server is reached from outside, an absolute https address such as <c>https://answers.example.org</c>; links in messages start with it.
    /// Default none: messages carry no links.
    /// </summary>
    [RegularExpression(@"https://[^\s?#@/]+(/[^\s?#@]*)?", ErrorMessage = "AnswerBot:PublicUrl must be an absolute https address without query, such as https://answers.example.org.")]
    public string? PublicUrl { get; init; }
}
