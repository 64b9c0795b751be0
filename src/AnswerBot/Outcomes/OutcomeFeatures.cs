using AnswerBot.Indexes;
using AnswerBot.Retrieval;

namespace AnswerBot.Outcomes;

/// <summary>What the verdict rests on, for the first-ranked passage.</summary>
/// <param name="Score">
/// The first model's similarity, -6 to 6: both cosines, four times MaxSim and a fifth of the lexical score. The weights are those under which similarity
/// tells answered questions best, not those that rank best.
/// </param>
/// <param name="Gap">By how much that exceeds the mean of the passages ranked fifth to tenth; 1 where fewer than ten are ranked.</param>
/// <param name="NumberGap">The question wants a number or a date, and the sentence that covers it best has none; nor that of a passage about as near.</param>
/// <param name="SecondMaxSim">The second model's MaxSim less <see cref="UsualSecondMaxSim"/>, -1 to 1; 0 where it has nothing to say. It knows best what is off topic.</param>
public sealed record OutcomeFeatures(double Score, double Gap, bool NumberGap, double SecondMaxSim)
{
    /// <summary>About what the second model gives on the border between answered and not.</summary>
    private const double UsualSecondMaxSim = 0.5;

    private const int Crowd = 10;
    private const int CrowdFrom = 4;

    private const double Beside = 0.45;
    private const int PassagesBeside = 2;

    private static readonly RankingWeights Similarity = new(1, 1, 4, 0.2, 0, 0);

    /// <summary>The features of what was found; null where nothing was.</summary>
    public static OutcomeFeatures? Of(RetrievedPassages found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Ranked.Count == 0)
        {
            return null;
        }

        var first = found.Ranked[0];
        var score = first.Signals.Score(Similarity);
        var gap = found.Ranked.Count < Crowd ? 1 : score - found.Ranked.Skip(CrowdFrom).Average(ranked => ranked.Signals.Score(Similarity));
        var second = found.Question?.SecondTokens is null ? 0 : first.Signals.SecondMaxSim - UsualSecondMaxSim;
        return new OutcomeFeatures(score, gap, IsOpen(found), second);
    }

    // Two passages can be about as near, and only one of them give the number; both would be shown.
    private static bool IsOpen(RetrievedPassages found) =>
        NumberSlot.IsIn(found.SearchText)
        && found.Ranked.TakeWhile(ranked => ranked.Score >= found.Ranked[0].Score - Beside)
            .Take(PassagesBeside)
            .All(ranked => NumberSlot.IsOpen(found.SearchText, new ScoredSentences(ranked, found.Question?.Tokens).Best.In(ranked.Passage.Text)));
}
