using System.Text.Json;

namespace AnswerBot.Outcomes;

/// <summary>A logistic model over <see cref="OutcomeFeatures"/>; made by <c>evaluate --fit</c>, reviewed and committed as <c>weights.json</c>.</summary>
/// <param name="Bias">The constant.</param>
/// <param name="Score">Weight of <see cref="OutcomeFeatures.Score"/>.</param>
/// <param name="Gap">Weight of <see cref="OutcomeFeatures.Gap"/>.</param>
/// <param name="NumberGap">Weight of <see cref="OutcomeFeatures.NumberGap"/>.</param>
/// <param name="SecondMaxSim">Weight of <see cref="OutcomeFeatures.SecondMaxSim"/>.</param>
/// <param name="FittedOn">What it was fitted on: each input with its SHA-256.</param>
public sealed record OutcomeWeights(double Bias, double Score, double Gap, double NumberGap, double SecondMaxSim, IReadOnlyDictionary<string, string> FittedOn)
{
    /// <summary>How the file is read and written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, WriteIndented = true };

    /// <summary>The weights that the assembly carries.</summary>
    public static OutcomeWeights Shipped { get; } = ReadShipped();

    /// <summary>Estimated probability that the first-ranked passage answers, 0 to 1.</summary>
    public double Probability(OutcomeFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var logit = Bias + (Score * features.Score) + (Gap * features.Gap) + (features.NumberGap ? NumberGap : 0) + (SecondMaxSim * features.SecondMaxSim);
        return 1 / (1 + Math.Exp(-logit));
    }

    private static OutcomeWeights ReadShipped()
    {
        using var stream = typeof(OutcomeWeights).Assembly.GetManifestResourceStream("weights.json")
            ?? throw new InvalidOperationException("The outcome weights are not embedded in the assembly.");
        return JsonSerializer.Deserialize<OutcomeWeights>(stream, Json)!;
    }
}
