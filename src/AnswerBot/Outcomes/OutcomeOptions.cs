using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Outcomes;

/// <summary>Section <c>AnswerBot:Outcomes</c>.</summary>
public sealed class OutcomeOptions
{
    /// <summary>From this confidence on a question counts as answered; 0 to 1. Default 0.45.</summary>
    [Range(0.0, 1.0)]
    public double AnsweredFrom { get; init; } = 0.45;

    /// <summary>Where it is not answered: from this probability on that the question is about what was spoken of, it counts as related; 0 to 1. Default 0.5.</summary>
    [Range(0.0, 1.0)]
    public double RelatedFrom { get; init; } = 0.5;
}
