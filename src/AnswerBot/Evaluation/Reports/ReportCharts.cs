using System.Globalization;

namespace AnswerBot.Evaluation.Reports;

/// <summary>The plots of a report.</summary>
internal static class ReportCharts
{
    private const string All = "all";
    private const string Test = "test";

    public static Markup Render(EvaluationReport report)
    {
        var html = new Markup().Add($"<h2>Where it finds the passage, and what it refuses</h2><p class=\"quiet\">All questions, by category. A dot is the share, its line the 95 % interval.</p><div class=\"charts\">");
        AddRates(html, "Answerable questions", ["first", "first three", "served"], report.ByCategory, metrics => [metrics.First, metrics.FirstThree, metrics.Served]);
        AddRates(html, "Unanswerable questions", ["refused"], report.ByCategory, metrics => [metrics.Refused]);
        AddRates(html, "Near misses by the value that is left out", ["refused"], report.BySlot, metrics => [metrics.Refused]);
        html.Add($"</div>\n<h2>What the confidence is worth</h2><p class=\"quiet\">Right is an answerable question whose first-ranked passage is gold, whatever the outcome. Small talk, which is told by rule, has confidence 0.</p><div class=\"charts\">");
        html.Append(RiskCoverage(report).Render()).Append(Reliability(report).Render()).Append(Refusals(report).Render());
        return html.Add($"</div>\n");
    }

    private static void AddRates(Markup html, string title, IReadOnlyList<string> series, IReadOnlyDictionary<string, Metrics> groups, Func<Metrics, IReadOnlyList<Share>> shares)
    {
        var rows = groups.Select(group => new RateRow(group.Key, shares(group.Value))).Where(row => row.Shares[0].Count > 0).ToList();
        if (rows.Count > 0)
        {
            html.Append(new RateChart(title, series, rows).Render());
        }
    }

    private static CurveChart RiskCoverage(EvaluationReport report) => new("Risk and coverage", "questions answered, surest first", "of these, wrong", [.. Shown(report).Select(half =>
        new CurveSeries(Legend(half.Name, $"area {half.Curves.RiskCoverage.AreaUnder:0.000}"), [.. half.Curves.RiskCoverage.Points.Select(point => new CurvePoint(point.Coverage, point.Risk))]))]);

    private static CurveChart Reliability(EvaluationReport report) => new("Reliability", "confidence", "share right", [.. Shown(report).Take(1).Select(half =>
        new CurveSeries(Legend(half.Name, $"expected calibration error {half.Curves.Calibration.ExpectedError:0.000}"), [.. half.Curves.Calibration.Bins.Select(Point)]))])
    { ShowsEven = true };

    private static CurvePoint Point(CalibrationBin bin) => new(
        bin.Confidence, bin.Right.Value, bin.Right.Low, bin.Right.High, string.Create(CultureInfo.InvariantCulture, $"confidence {bin.Confidence:0.00}: {bin.Right.Hits} of {bin.Right.Count} right"));

    private static CurveChart Refusals(EvaluationReport report) => new("Refusals", "answerable questions refused", "unanswerable ones refused", [.. Shown(report).Take(1).SelectMany(half =>
        half.Curves.Refusals.Select(curve => new CurveSeries(
            $"{curve.Category}, {Legend(half.Name, $"{curve.RefusedAtFivePercent:0%} at 5 %, area {curve.AreaUnder:0.000}")}",
            [.. curve.Points.Select(point => new CurvePoint(point.FalselyRefused, point.Refused))])))])
    { ShowsEven = true };

    // The test half first, since nothing was chosen on it.
    private static IEnumerable<(string Name, Curves Curves)> Shown(EvaluationReport report) =>
        new[] { Test, All }.Where(name => name == All || report.BySplit.Count > 1).Where(report.Curves.ContainsKey).Select(name => (name, report.Curves[name]));

    private static string Legend(string name, FormattableString figures) => $"{name}: {figures.ToString(CultureInfo.InvariantCulture)}";
}
