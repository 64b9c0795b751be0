namespace AnswerBot.Evaluation;

/// <summary>A figure that must not fall.</summary>
/// <param name="Name">Its name in the baseline.</param>
/// <param name="Margin">How far it may fall unless the baseline says otherwise: about two questions of the test half, none where every one must be right.</param>
/// <param name="Of">Its value in a report, over a half of the questions where it is about questions; null where there is nothing to count.</param>
internal sealed record GateFigure(string Name, double Margin, Func<EvaluationReport, string, double?> Of)
{
    private GateFigure(string name, double margin, Func<Metrics, double?> value, string? category = null)
        : this(name, margin, (report, split) => MetricsOf(report, split, category) is { } metrics ? value(metrics) : null)
    {
    }

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
        new("suggestionsAnswered", 0, (report, _) => report.Suggestions is { } suggestions ? ValueOf(suggestions.Answered) : null),
    ];

    public static GateFigure? Find(string name) => All.FirstOrDefault(figure => figure.Name == name);

    private static Metrics? MetricsOf(EvaluationReport report, string split, string? category) =>
        category is null ? report.BySplit.GetValueOrDefault(split) : report.ByCategoryAndSplit.GetValueOrDefault($"{category} / {split}");

    private static double? ValueOf(Share share) => share.Count == 0 ? null : share.Value;
}
