using AnswerBot.Retrieval;
using Microsoft.Extensions.Options;

namespace AnswerBot.Outcomes;

/// <summary>The verdict on what was found.</summary>
/// <param name="Outcome">What to tell the user.</param>
/// <param name="Confidence">Estimated probability that the first-ranked passage answers, 0 to 1.</param>
/// <param name="Features">What it rests on; null where nothing was found.</param>
public sealed record OutcomeVerdict(AnswerOutcome Outcome, double Confidence, OutcomeFeatures? Features);

/// <summary>
/// Tells answered from related and not found: a question that is not about what was spoken of is not found, one whose first-ranked passage probably answers is
/// answered, the rest is related. Comes after retrieval and before the excerpts.
/// </summary>
public sealed class OutcomeClassifier(FeatureReader reader, IOptions<OutcomeOptions> options)
{
    private const double SettledByStructure = 0.99;

    private readonly OutcomeOptions _options = options.Value;

    /// <summary>Judges the first-ranked passage.</summary>
    public async ValueTask<OutcomeVerdict> ClassifyAsync(RetrievedPassages found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (await reader.ReadAsync(found, cancellationToken) is not { } features)
        {
            return new OutcomeVerdict(AnswerOutcome.NotFound, 0, null);
        }

        // Who was asked what is settled by structure: the turn is the outlet's, whatever the words.
        if (found.Asker.IsSettled)
        {
            return new OutcomeVerdict(AnswerOutcome.Answered, SettledByStructure, features);
        }

        var confidence = OutcomeWeights.Shipped.Probability(features);
        var outcome = confidence >= _options.AnsweredFrom ? AnswerOutcome.Answered
            : OutcomeWeights.Shipped.Subject.Probability(features) >= _options.RelatedFrom ? AnswerOutcome.Related
            : AnswerOutcome.NotFound;
        return new OutcomeVerdict(outcome, confidence, features);
    }
}
