namespace AnswerBot.Outcomes;

/// <summary>A logistic function of named features.</summary>
/// <param name="Bias">The constant.</param>
/// <param name="Weights">By the feature's name.</param>
public sealed record LogisticWeights(double Bias, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>0 to 1.</summary>
    public double Probability(OutcomeFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return 1 / (1 + Math.Exp(-Bias - Weights.Sum(weight => weight.Value * features[weight.Key])));
    }
}
