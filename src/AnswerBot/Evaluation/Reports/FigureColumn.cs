using System.Globalization;

namespace AnswerBot.Evaluation.Reports;

/// <summary>A column of the tables of figures, the same in Markdown and HTML.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Format">The figure with its interval; a dash where there is nothing to count.</param>
internal sealed record FigureColumn(string Name, Func<Metrics, string> Format)
{
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        new("first", metrics => FormatShare(metrics.First)),
        new("first three", metrics => FormatShare(metrics.FirstThree)),
        new("first five", metrics => FormatShare(metrics.FirstFive)),
        new("MRR", metrics => FormatAverage(metrics.MeanReciprocalRank)),
        new("served", metrics => FormatShare(metrics.Served)),
        new("sentence", metrics => FormatShare(metrics.Sentence)),
        new("sentence served", metrics => FormatShare(metrics.SentenceServed)),
        new("attribution", metrics => FormatShare(metrics.Attribution)),
        new("refused", metrics => FormatShare(metrics.Refused)),
        new("falsely refused", metrics => FormatShare(metrics.FalselyRefused)),
        new("faithful", metrics => FormatShare(metrics.Faithful)),
    ];

    public static string FormatShare(Share share) => Interval(share.Count, share.Value, share.Low, share.High);

    private static string FormatAverage(Average average) => Interval(average.Count, average.Value, average.Low, average.High);

    private static string Interval(int count, double value, double low, double high) =>
        count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{value:F3} ({low:F2}–{high:F2})");
}
