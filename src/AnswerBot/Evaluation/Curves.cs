namespace AnswerBot.Evaluation;

/// <summary>What the confidence is worth.</summary>
/// <param name="Refusals">Refusing unanswerable questions against refusing answerable ones.</param>
/// <param name="RiskCoverage">Wrong answers against answers.</param>
/// <param name="Calibration">Confidence against the share right.</param>
public sealed record Curves(IReadOnlyList<RefusalCurve> Refusals, RiskCoverage RiskCoverage, Calibration Calibration)
{
    /// <summary>The curves over <paramref name="results"/>.</summary>
    public static Curves Over(IReadOnlyCollection<QuestionResult> results) =>
        new(RefusalCurve.Over(results), RiskCoverage.Over(results), Calibration.Over(results));
}
