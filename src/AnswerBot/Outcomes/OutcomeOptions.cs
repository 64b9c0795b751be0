using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Outcomes;

/// <summary>Section <c>AnswerBot:Outcomes</c>.</summary>
public sealed class OutcomeOptions : IValidatableObject
{
    /// <summary>From this confidence on a question counts as answered; 0 to 1. Default 0.6.</summary>
    [Range(0.0, 1.0)]
    public double AnsweredFrom { get; init; } = 0.6;

    /// <summary>From this confidence on, below <see cref="AnsweredFrom"/>, the subject counts as spoken of; 0 to 1. Default 0.45.</summary>
    [Range(0.0, 1.0)]
    public double RelatedFrom { get; init; } = 0.45;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RelatedFrom > AnsweredFrom)
        {
            yield return new ValidationResult($"AnswerBot:Outcomes:RelatedFrom ({RelatedFrom}) must not exceed AnsweredFrom ({AnsweredFrom}).");
        }
    }
}
