using System.Text.Json;

namespace AnswerBot.Outcomes;

/// <summary>
/// The outcome model, made by <c>evaluate --fit</c>, reviewed and committed as <c>weights.json</c>: whether the question is about what was spoken of at all, times
/// whether the first-ranked passage answers it if so. Two questions, because what gives away a question of another domain says little about a near miss.
/// </summary>
/// <param name="Subject">Probability that the question is about what was spoken of.</param>
/// <param name="Answer">Probability that the passage answers a question that is.</param>
/// <param name="FittedOn">What it was fitted on: each input with its SHA-256.</param>
public sealed record OutcomeWeights(LogisticWeights Subject, LogisticWeights Answer, IReadOnlyDictionary<string, string> FittedOn)
{
    /// <summary>How the file is read and written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, WriteIndented = true };

    /// <summary>The weights that the assembly carries.</summary>
    public static OutcomeWeights Shipped { get; } = JsonSerializer.Deserialize<OutcomeWeights>(ShippedFile.Text("weights.json"), Json)!;

    /// <summary>Estimated probability that the first-ranked passage answers, 0 to 1.</summary>
    public double Probability(OutcomeFeatures features) => Subject.Probability(features) * Answer.Probability(features);
}
