using System.Text.Json;

namespace AnswerBot.Evaluation;

/// <summary>
/// The figures of the test half that later runs are held against, with what they rest on. Committed beside the questions and written only by
/// <c>evaluate --update-baseline</c>, so that a loss is a line in a diff that somebody has agreed to.
/// </summary>
/// <param name="Inputs">What the figures rest on.</param>
/// <param name="Questions">How many questions the test half has.</param>
/// <param name="Figures">The figures by name. A margin that was changed by hand stays when the values are written anew.</param>
public sealed record EvaluationBaseline(EvaluationInputs Inputs, int Questions, IReadOnlyDictionary<string, BaselineFigure> Figures)
{
    private const string Split = "test";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="EvaluationSetException">The file is missing or wrong.</exception>
    public static EvaluationBaseline Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<EvaluationBaseline>(File.ReadAllBytes(path), JsonOptions) ?? throw new JsonException("It is empty.");
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new EvaluationSetException($"The baseline {path} cannot be read: {exception.Message} `evaluate --update-baseline` writes a new one.", exception);
        }
    }

    /// <summary>The baseline that <paramref name="report"/> gives, with the margins of <paramref name="previous"/> where it has them.</summary>
    public static EvaluationBaseline From(EvaluationReport report, EvaluationBaseline? previous)
    {
        ArgumentNullException.ThrowIfNull(report);
        var figures = GateFigure.All
            .Select(figure => (figure.Name, Value: figure.Of(report, Split), Margin: previous?.Figures.GetValueOrDefault(figure.Name)?.Margin ?? figure.Margin))
            .Where(figure => figure.Value is not null)
            .ToDictionary(figure => figure.Name, figure => new BaselineFigure(Math.Round(figure.Value!.Value, 4), figure.Margin));
        return new EvaluationBaseline(report.Inputs, report.BySplit.GetValueOrDefault(Split)?.Questions ?? 0, figures);
    }

    /// <summary>The form in which it is committed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions) + "\n";

    /// <summary>Each figure of the baseline beside that of <paramref name="report"/>.</summary>
    public IReadOnlyList<BaselineComparison> Compare(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. Figures.Select(figure => new BaselineComparison(figure.Key, figure.Value.Value, figure.Value.Margin, GateFigure.Find(figure.Key)?.Of(report, Split)))];
    }

    /// <summary>Why <paramref name="report"/> does not pass, in words; empty where it does.</summary>
    public IReadOnlyList<string> Objections(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var incomparable = report.Inputs.Changed(Inputs).Intersect(["questions", "transcripts"]).ToList();
        return incomparable.Count > 0
            ? [$"The baseline was measured on other {string.Join(" and ", incomparable)}; run `evaluate --update-baseline` and commit the new figures."]
            : [.. Compare(report).Where(figure => !figure.Holds).Select(Objection)];
    }

    private static string Objection(BaselineComparison figure) => figure.Now is { } now
        ? $"Below the baseline: {figure.Figure} {now:F4}, at least {figure.Baseline - figure.Margin:F4} is wanted ({figure.Baseline:F4} less {figure.Margin:F3})."
        : $"Below the baseline: {figure.Figure} is not measured any more, {figure.Baseline:F4} was.";
}
