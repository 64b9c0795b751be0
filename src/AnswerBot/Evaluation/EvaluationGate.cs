using System.Text.Json;

namespace AnswerBot.Evaluation;

/// <summary>The least that the shipped question file must reach; committed beside it, changed only on purpose. Shares, 0 to 1.</summary>
/// <param name="First">Least share of answerable questions with the gold first.</param>
/// <param name="FirstThree">… in the first three.</param>
/// <param name="Served">… among the excerpts shown.</param>
/// <param name="Refused">Least share of unanswerable questions that are not answered.</param>
/// <param name="Faithful">Least share of faithful answers: 1.</param>
public sealed record EvaluationGate(double First, double FirstThree, double Served, double Refused, double Faithful)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Reads the gate.</summary>
    /// <exception cref="EvaluationSetException">The file is missing or wrong.</exception>
    public static EvaluationGate Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<EvaluationGate>(File.ReadAllBytes(path), JsonOptions) ?? throw new EvaluationSetException($"{path} is empty.");
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new EvaluationSetException($"The gate {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>What falls below the gate, in words; empty where all is reached.</summary>
    public IReadOnlyList<string> Missed(Metrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return [.. new[] { ("first", metrics.First, First), ("first three", metrics.FirstThree, FirstThree), ("served", metrics.Served, Served), ("refused", metrics.Refused, Refused), ("faithful", metrics.Faithful, Faithful) }
            .Where(figure => figure.Item2.Count > 0 && figure.Item2.Value < figure.Item3)
            .Select(figure => $"Below the gate: {figure.Item1} {figure.Item2.Value:F3}, at least {figure.Item3:F3} is wanted.")];
    }
}
