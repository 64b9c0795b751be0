namespace AnswerBot.Evaluation;

/// <summary>A figure that must not fall.</summary>
/// <param name="Name">Its name in the baseline.</param>
/// <param name="Margin">How far it may fall unless the baseline says otherwise: about two questions of the test half, none where every one must be right.</param>
/// <param name="Value">The figure over some questions; null where there is nothing to count.</param>
/// <param name="Category">The category it is about; null for all questions.</param>
internal sealed record GateFigure(string Name, double Margin, Func<Metrics, double?> Value, string? Category = null)
{
    public static IReadOnlyList<GateFigure> All { get; } =
    [
        new("first", 0.025, metrics => ValueOf(metrics.First)),
        new("firstThree", 0.025, metrics => ValueOf(metrics.FirstThree)),
        new("firstFive", 0.025, metrics => ValueOf(metrics.FirstFive)),
        new("meanReciprocalRank", 0.02, metrics => metrics.MeanReciprocalRank.Count == 0 ? null : metrics.MeanReciprocalRank.Value),
        new("served", 0.025, metrics => ValueOf(metrics.Served)),
        new("sentence", 0.04, metrics => ValueOf(metrics.Sentence)),
        new("notFalselyRefused", 0.025, metrics => metrics.FalselyRefused.Count == 0 ? null : 1 - metrics.FalselyRefused.Value),
        new("paraphraseFirstThree", 0.06, metrics => ValueOf(metrics.FirstThree), "paraphrase"),
        new("nearMissRefused", 0.045, metrics => ValueOf(metrics.Refused), "near-miss"),
        new("offTopicRefused", 0.04, metrics => ValueOf(metrics.Refused), "off-topic"),
        new("attribution", 0, metrics => ValueOf(metrics.Attribution)),
        new("faithful", 0, metrics => ValueOf(metrics.Faithful)),
    ];

    public static GateFigure? Find(string name) => All.FirstOrDefault(figure => figure.Name == name);

    public double? Of(EvaluationReport report, string split) =>
        (Category is null ? report.BySplit.GetValueOrDefault(split) : report.ByCategoryAndSplit.GetValueOrDefault($"{Category} / {split}")) is { } metrics ? Value(metrics) : null;

    private static double? ValueOf(Share share) => share.Count == 0 ? null : share.Value;
}
