using AnswerBot.Indexes;
using AnswerBot.Retrieval;
using Microsoft.Extensions.Options;

namespace AnswerBot.Outcomes;

/// <summary>The verdict on what was found.</summary>
/// <param name="Outcome">What to tell the user.</param>
/// <param name="Confidence">Estimated probability that the first-ranked passage answers, 0 to 1.</param>
public sealed record OutcomeVerdict(AnswerOutcome Outcome, double Confidence);

/// <summary>
/// Tells answered from related and not found by a logistic model over the signals of the first-ranked passage.
/// Comes after retrieval and before the excerpts.
/// </summary>
public sealed class OutcomeClassifier(IOptions<OutcomeOptions> options)
{
    private readonly OutcomeOptions _options = options.Value;

    /// <summary>Judges the first-ranked passage.</summary>
    public OutcomeVerdict Classify(RetrievedPassages found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Ranked.Count == 0)
        {
            return new OutcomeVerdict(AnswerOutcome.NotFound, 0);
        }

        var confidence = Confidence(found.Ranked, found.Asker);
        var outcome = confidence >= _options.AnsweredFrom ? AnswerOutcome.Answered
            : confidence >= _options.RelatedFrom ? AnswerOutcome.Related
            : AnswerOutcome.NotFound;
        return new OutcomeVerdict(outcome, confidence);
    }

    private static double Confidence(IReadOnlyList<RankedPassage> ranked, AskerMatch asker)
    {
        // Who was asked what is settled by structure: the turn is the outlet's, whatever the words.
        if (asker.AskerOutlets.Count > 0 && asker.Subject.Length == 0)
        {
            return 0.99;
        }

        var best = ranked[0].Signals;
        return 1 / (1 + Math.Exp(-OutcomeWeights.Logit(best)));
    }
}
