using AnswerBot.Retrieval;
using Microsoft.Extensions.Options;

namespace AnswerBot.Outcomes;

/// <summary>The verdict on what was found.</summary>
/// <param name="Outcome">What to tell the user.</param>
/// <param name="Confidence">Estimated probability that the first-ranked passage answers, 0 to 1.</param>
/// <param name="Features">What it rests on; null where nothing was found.</param>
public sealed record OutcomeVerdict(AnswerOutcome Outcome, double Confidence, OutcomeFeatures? Features);

/// <summary>
/// Tells answered from related and not found by a logistic model over features of the first-ranked passage.
/// Comes after retrieval and before the excerpts.
/// </summary>
public sealed class OutcomeClassifier(IOptions<OutcomeOptions> options)
{
    private const double SettledByStructure = 0.99;

    private readonly OutcomeOptions _options = options.Value;

    /// <summary>Judges the first-ranked passage.</summary>
    public OutcomeVerdict Classify(RetrievedPassages found)
    {
        ArgumentNullException.ThrowIfNull(found);
        // Who was asked what is settled by structure: the turn is the outlet's, whatever the words.
        var features = OutcomeFeatures.Of(found);
        var confidence = features is null ? 0
            : found.Asker.IsSettled ? SettledByStructure
            : OutcomeWeights.Shipped.Probability(features);
        var outcome = confidence >= _options.AnsweredFrom ? AnswerOutcome.Answered
            : confidence >= _options.RelatedFrom ? AnswerOutcome.Related
            : AnswerOutcome.NotFound;
        return new OutcomeVerdict(outcome, confidence, features);
    }
}
