using ScottPlot;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>Draws processor time against passages, both on logarithmic scales; unlike the time on the clock it tells the same on a busy machine.</summary>
internal static class ScalePicture
{
    public static void Draw(IReadOnlyList<ScaleResult> results, string path)
    {
        using var plot = new Plot();
        Add(plot, results.Where(result => !result.TokenVectors), result => result.Measured.SearchProcessorP95, "processor time of a search, 95 %");
        Add(plot, results.Where(result => result.TokenVectors), result => result.Measured.SearchProcessorP95, "with token vectors, 95 %");
        plot.Axes.Bottom.TickGenerator = Ticks([1_000, 10_000, 100_000, 1_000_000], "N0");
        plot.Axes.Left.TickGenerator = Ticks([0.1, 1, 10, 100, 1_000], "0.#");
        plot.Axes.SetLimits(2.8, 6.2, -1, 3);
        plot.XLabel("passages");
        plot.YLabel("milliseconds");
        plot.Title("The embedded index, one question");
        plot.ShowLegend(Alignment.UpperLeft);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        plot.SaveSvg(path, 720, 420);
    }

    private static void Add(Plot plot, IEnumerable<ScaleResult> results, Func<ScaleResult, double> milliseconds, string legend)
    {
        var points = results.OrderBy(result => result.Passages).ToList();
        if (points.Count > 0)
        {
            plot.Add.Scatter(points.Select(point => Math.Log10(point.Passages)).ToArray(), points.Select(point => Math.Log10(milliseconds(point))).ToArray()).LegendText = legend;
        }
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(double[] values, string format) =>
        new([.. values.Select(Math.Log10)], [.. values.Select(value => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture))]);
}
