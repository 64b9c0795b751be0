using AnswerBot.Indexes;

namespace AnswerBot.Outcomes;

/// <summary>The logistic model: fitted on the development half of the evaluation questions (docs/evaluation.md has the figures).</summary>
internal static class OutcomeWeights
{
    private const double Bias = -20;
    private const double Paragraph = 2;
    private const double Context = 2;
    private const double MaxSim = 22;

    public static double Logit(RankingSignals signals) => Bias + (Paragraph * signals.Paragraph) + (Context * signals.Context) + (MaxSim * signals.MaxSim);
}
