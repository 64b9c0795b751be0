using System.Globalization;

namespace AnswerBot.Evaluation.Reports;

/// <summary>Lines and points between 0 and 1 on both axes, as SVG that takes its colours from the page.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="Across">What the horizontal axis counts.</param>
/// <param name="Up">What the vertical axis counts.</param>
/// <param name="Series">The lines; four at most have their own colour and dashes.</param>
internal sealed record CurveChart(string Title, string Across, string Up, IReadOnlyList<CurveSeries> Series)
{
    private const int Width = 340;
    private const int Left = 42;
    private const int Top = 12;
    private const int Side = 260;
    private const int LegendLine = 15;
    private const int Styles = 4;

    /// <summary>Whether to draw the line on which both axes are equal.</summary>
    public bool ShowsEven { get; init; }

    public Markup Render()
    {
        var height = Top + Side + 44 + (LegendLine * Series.Count);
        var chart = new Markup().Add($"<figure class=\"chart\"><h3>{Title}</h3><svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Title}: {Up} against {Across}\">");
        AddAxes(chart);
        for (var place = 0; place < Series.Count; place++)
        {
            AddSeries(chart, Series[place], place % Styles);
            AddLegend(chart, Series[place], place);
        }

        return chart.Add($"</svg></figure>\n");
    }

    private void AddAxes(Markup chart)
    {
        foreach (var tick in new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })
        {
            chart.Add($"<line class=\"grid\" x1=\"{X(0):0.#}\" y1=\"{Y(tick):0.#}\" x2=\"{X(1):0.#}\" y2=\"{Y(tick):0.#}\"/>");
            chart.Add($"<text class=\"quiet\" x=\"{Left - 6}\" y=\"{Y(tick) + 3.5:0.#}\" text-anchor=\"end\">{tick:0%}</text>");
            chart.Add($"<text class=\"quiet\" x=\"{X(tick):0.#}\" y=\"{Y(0) + 15:0.#}\" text-anchor=\"middle\">{tick:0%}</text>");
        }

        chart.Add($"<path class=\"axis\" fill=\"none\" d=\"M{X(0):0.#} {Y(1):0.#}V{Y(0):0.#}H{X(1):0.#}\"/>");
        chart.Add($"<text x=\"{X(0.5):0.#}\" y=\"{Y(0) + 31:0.#}\" text-anchor=\"middle\">{Across}</text>");
        chart.Add($"<text x=\"9\" y=\"{Y(0.5):0.#}\" text-anchor=\"middle\" transform=\"rotate(-90 9 {Y(0.5):0.#})\">{Up}</text>");
        if (ShowsEven)
        {
            chart.Add($"<line class=\"even\" x1=\"{X(0):0.#}\" y1=\"{Y(0):0.#}\" x2=\"{X(1):0.#}\" y2=\"{Y(1):0.#}\"/>");
        }
    }

    private static void AddSeries(Markup chart, CurveSeries series, int style)
    {
        if (series.Points.Count == 0)
        {
            return;
        }

        var path = string.Join('L', series.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#} {Y(point.Y):0.#}")));
        chart.Add($"<path class=\"line s{style}\" d=\"M{path}\"/>");
        foreach (var point in series.Points.Where(point => point.Low is not null))
        {
            chart.Add($"<line class=\"whisker s{style}\" x1=\"{X(point.X):0.#}\" y1=\"{Y(point.Low!.Value):0.#}\" x2=\"{X(point.X):0.#}\" y2=\"{Y(point.High!.Value):0.#}\"/>");
            chart.Add($"<circle class=\"dot f{style}\" cx=\"{X(point.X):0.#}\" cy=\"{Y(point.Y):0.#}\" r=\"4\"><title>{point.Label ?? ""}</title></circle>");
        }
    }

    private static void AddLegend(Markup chart, CurveSeries series, int place)
    {
        var y = Y(0) + 46 + (LegendLine * place);
        chart.Add($"<line class=\"line s{place % Styles}\" x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Left + 26}\" y2=\"{y:0.#}\"/>");
        chart.Add($"<text x=\"{Left + 33}\" y=\"{y + 4:0.#}\">{series.Name}</text>");
    }

    private static double X(double share) => Left + (share * (Width - Left - 14));

    private static double Y(double share) => Top + ((1 - share) * Side);
}

/// <summary>A line of a chart.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Points">In drawing order.</param>
internal sealed record CurveSeries(string Name, IReadOnlyList<CurvePoint> Points);

/// <summary>A point, 0 to 1 each way.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
/// <param name="Low">Lower end of an interval to draw; null for a bare line.</param>
/// <param name="High">Upper end.</param>
/// <param name="Label">What the point says when it is pointed at.</param>
internal sealed record CurvePoint(double X, double Y, double? Low = null, double? High = null, string? Label = null);
