namespace AnswerBot.Evaluation;

/// <summary>A figure of the baseline.</summary>
/// <param name="Value">What was reached, 0 to 1; more is better.</param>
/// <param name="Margin">How far a later run may fall below, 0 to 1: room for another processor's rounding, not for a loss.</param>
public sealed record BaselineFigure(double Value, double Margin);

/// <summary>A figure of a run beside that of the baseline.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="Baseline">What was reached before.</param>
/// <param name="Margin">How far it may fall.</param>
/// <param name="Now">What is reached; null where there is nothing to count.</param>
public sealed record BaselineComparison(string Figure, double Baseline, double Margin, double? Now)
{
    // Values are rounded when written; a run that equals the baseline must not miss by that.
    private const double Rounding = 0.00005;

    /// <summary>Whether the figure has not fallen further than its margin allows.</summary>
    public bool Holds => Now >= Baseline - Margin - Rounding;
}
