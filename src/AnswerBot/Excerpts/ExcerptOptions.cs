using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Excerpts;

/// <summary>Section <c>AnswerBot:Excerpts</c>.</summary>
public sealed class ExcerptOptions
{
    /// <summary>A further excerpt must raise the mean coverage of the question's tokens by this much; 0 to 1. Default 0.004.</summary>
    [Range(0.0, 1.0)]
    public double ExcerptGain { get; init; } = 0.004;

    /// <summary>A further excerpt must score within this much of the first; 0 to 10. Default 0.45.</summary>
    [Range(0.0, 10.0)]
    public double ExcerptMargin { get; init; } = 0.45;

    /// <summary>A second sentence is highlighted where it raises the coverage of the question's tokens by this much; 0 to 1. Default 0.008.</summary>
    [Range(0.0, 1.0)]
    public double SentenceGain { get; init; } = 0.008;
}
