using System.Text.Json;
using System.Text.Json.Serialization;
using AnswerBot.Answers;
using AnswerBot.Retrieval;

namespace AnswerBot.Evaluation;

/// <summary>The figures of an evaluation and every miss. Comes after <see cref="Evaluator"/>; <c>Reports</c> renders it. Without <see cref="Latency"/> two runs are equal.</summary>
/// <param name="Inputs">What the figures rest on.</param>
/// <param name="Overall">All questions.</param>
/// <param name="BySplit">Development and test apart.</param>
/// <param name="ByCategory">Each category.</param>
/// <param name="ByCategoryAndSplit">Each category of each half, as <c>paraphrase / test</c>.</param>
/// <param name="ByLanguage">Chinese and English questions apart.</param>
/// <param name="BySlot">Near misses by the kind of value that the transcripts leave out.</param>
/// <param name="Curves">What the confidence is worth: over <c>all</c> questions, and over each half.</param>
/// <param name="Misses">Every question that went wrong.</param>
public sealed record EvaluationReport(
    EvaluationInputs Inputs,
    Metrics Overall,
    IReadOnlyDictionary<string, Metrics> BySplit,
    IReadOnlyDictionary<string, Metrics> ByCategory,
    IReadOnlyDictionary<string, Metrics> ByCategoryAndSplit,
    IReadOnlyDictionary<string, Metrics> ByLanguage,
    IReadOnlyDictionary<string, Metrics> BySlot,
    IReadOnlyDictionary<string, Curves> Curves,
    IReadOnlyList<Miss> Misses)
{
    /// <summary>Each figure of the baseline beside that of this run; empty where there is none to compare with.</summary>
    public IReadOnlyList<BaselineComparison> Baseline { get; init; } = [];

    /// <summary>Whether the questions that answers suggest are answered; left out where they were not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SuggestionReport? Suggestions { get; init; }

    /// <summary>What the summaries are worth; left out where none were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SummaryReport? Summaries { get; init; }

    /// <summary>The times; left out where null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Latency? Latency { get; init; }

    /// <summary>Adds up <paramref name="results"/>.</summary>
    public static EvaluationReport Over(IReadOnlyList<QuestionResult> results, EvaluationInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new EvaluationReport(
            inputs,
            Metrics.Over(results),
            Group(results, result => result.Question.Split!),
            Group(results, result => result.Question.Category),
            Group(results, result => $"{result.Question.Category} / {result.Question.Split}"),
            Group(results, result => QuestionLanguages.Detect(result.Question.Question).ToString()),
            Group(results.Where(result => result.Question.Slot is not null), result => result.Question.Slot!),
            CurvesOf(results),
            [.. results.Select(Miss.From).OfType<Miss>()]);
    }

    /// <summary>For programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AnswerJson.Indented);

    private static SortedDictionary<string, Metrics> Group(IEnumerable<QuestionResult> results, Func<QuestionResult, string> key) =>
        new(results.GroupBy(key).ToDictionary(group => group.Key, group => Metrics.Over([.. group])), StringComparer.Ordinal);

    private static SortedDictionary<string, Curves> CurvesOf(IReadOnlyList<QuestionResult> results) =>
        new(results.GroupBy(result => result.Question.Split!).ToDictionary(half => half.Key, half => Evaluation.Curves.Over([.. half])), StringComparer.Ordinal)
        {
            ["all"] = Evaluation.Curves.Over(results),
        };
}
