using System.Globalization;
using System.Text;

namespace AnswerBot.Evaluation.Reports;

/// <summary>A report for people at a terminal, and for a pull request: tables, then every miss.</summary>
public static class MarkdownReport
{
    /// <summary>Renders <paramref name="report"/>.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="server">Where the links lead, without a slash at the end.</param>
    public static string Render(EvaluationReport report, string server)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        AppendFigures(text, report);
        AppendSlots(text, report);
        AppendSuggestions(text, report.Suggestions);
        AppendCurves(text, report);
        AppendBaseline(text, report.Baseline);
        AppendMisses(text, report.Misses, server);
        AppendSummaries(text, report.Summaries);
        if (report.Latency is { } latency)
        {
            text.AppendLine().AppendLine("## Latency").AppendLine().AppendLine(Describe(latency));
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    /// <summary>The times in one line.</summary>
    public static string Describe(Latency latency)
    {
        ArgumentNullException.ThrowIfNull(latency);
        var answers = string.Create(CultureInfo.InvariantCulture, $"Time for an answer: median {latency.Median:F1} ms, 95 % within {latency.Percentile95:F1} ms.");
        return latency.Summaries is not { } summaries ? answers
            : string.Create(CultureInfo.InvariantCulture, $"{answers} For its summary: median {summaries.Median:F1} ms, 95 % within {summaries.Percentile95:F1} ms.");
    }

    private static void AppendFigures(StringBuilder text, EvaluationReport report)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"| questions | n | {string.Join(" | ", FigureColumn.All.Select(column => column.Name))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|---{string.Concat(FigureColumn.All.Select(_ => "|---"))}|");
        foreach (var (name, metrics) in report.BySplit.Concat(report.ByLanguage).Concat(report.ByCategory).Concat(report.ByCategoryAndSplit).Prepend(new("**all**", report.Overall)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(name)} | {metrics.Questions} | {string.Join(" | ", FigureColumn.All.Select(column => column.Format(metrics)))} |");
        }

        text.AppendLine().AppendLine("Shares with 95 % Wilson intervals, MRR with a bootstrap interval.");
    }

    private static void AppendSlots(StringBuilder text, EvaluationReport report)
    {
        if (report.BySlot.Count > 0)
        {
            text.AppendLine().AppendLine("| value wanted, but not in the passage | n | refused |").AppendLine("|---|---|---|");
            foreach (var (slot, metrics) in report.BySlot)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(slot)} | {metrics.Questions} | {FigureColumn.FormatShare(metrics.Refused)} |");
            }
        }
    }

    private static void AppendSuggestions(StringBuilder text, SuggestionReport? suggestions)
    {
        if (suggestions is not null)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Suggested questions answered from their own turn: {suggestions.Answered.Hits} of {suggestions.Answered.Count}.");
            foreach (var failed in suggestions.Failed)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- not answered: {failed}");
            }
        }
    }

    private static void AppendCurves(StringBuilder text, EvaluationReport report)
    {
        text.AppendLine().AppendLine("| confidence | calibration error | area under risk and coverage | refused at 5 % false refusals (area under the curve) |").AppendLine("|---|---|---|---|");
        foreach (var (split, curves) in report.Curves)
        {
            var refusals = curves.Refusals.Select(curve => string.Create(CultureInfo.InvariantCulture, $"{Cell(curve.Category)} {curve.RefusedAtFivePercent:F3} ({curve.AreaUnder:F3})"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(split)} | {curves.Calibration.ExpectedError:F3} | {curves.RiskCoverage.AreaUnder:F3} | {string.Join(", ", refusals)} |");
        }
    }

    private static void AppendBaseline(StringBuilder text, IReadOnlyList<BaselineComparison> baseline)
    {
        if (baseline.Count > 0)
        {
            text.AppendLine().AppendLine("| test half | baseline | margin | now | |").AppendLine("|---|---|---|---|---|");
            foreach (var figure in baseline)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {figure.Figure} | {figure.Baseline:F4} | {figure.Margin:F3} | {figure.Now:F4} | {(figure.Holds ? "holds" : "**below**")} |");
            }
        }
    }

    private static void AppendMisses(StringBuilder text, IReadOnlyList<Miss> misses, string server)
    {
        text.AppendLine();
        foreach (var miss in misses)
        {
            var history = string.Concat(miss.History.Select(earlier => earlier + " → "));
            var wanted = miss.Wanted.Count == 0 ? "no answer" : string.Join(", ", miss.Wanted.Select(link => Link(link, server)));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- {miss.Id} ({miss.Problem}, {miss.Outcome}, confidence {miss.Confidence:F2}): {history}{miss.Question} — got {(miss.Got is { } got ? Link(got, server) : "nothing")}, wanted {wanted}{(miss.Note is null ? "" : $" ({miss.Note})")}");
        }
    }

    private static void AppendSummaries(StringBuilder text, SummaryReport? report)
    {
        if (report is null)
        {
            return;
        }

        text.AppendLine().AppendLine("## Summaries").AppendLine().AppendLine("| figure | |").AppendLine("|---|---|");
        foreach (var (name, value) in SummaryFigures.Of(report))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Cell(value)} |");
        }

        text.AppendLine();
        foreach (var summary in report.Cases.Where(summary => summary.IsLess))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {summary.Id} ({SummaryFigures.NameOf(summary.Status)}){(summary.Reason is null ? "" : ": " + summary.Reason)}");
            foreach (var dropped in summary.Dropped)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {SummaryFigures.NameOf(dropped.Rule)}: `{dropped.Text.Replace('`', '\'')}`");
            }
        }
    }

    private static string Link(PassageLink link, string server) => $"[t{link.Turn} p{link.Paragraph}]({server}{link.Url})";

    // A category is any word of a question file; a bar in it must not open a column.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
