namespace AnswerBot.Evaluation.Reports;

/// <summary>A report as one self-contained page: tiles, plots, tables and every miss. No script, nothing from another address.</summary>
public static class HtmlReport
{
    /// <summary>Renders <paramref name="report"/>.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="server">Where the links lead, without a slash at the end.</param>
    public static string Render(EvaluationReport report, string server)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new Markup();
        page.Add($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Add($"<title>AnswerBot evaluation</title><style>").AppendLiteral(ReportStyle.Css).Add($"</style></head><body>\n");
        AddHead(page, report);
        page.Append(BaselineTable.Render(report));
        page.Append(ReportCharts.Render(report));
        page.Append(FigureTables.Render(report));
        AddSuggestions(page, report.Suggestions);
        page.Append(SummaryTable.Render(report.Summaries));
        page.Append(MissList.Render(report.Misses, server));
        AddFoot(page, report);
        return page.Add($"</body></html>\n").ToString();
    }

    // The half that nothing was chosen on speaks first, where there is one.
    internal static (string Name, Metrics Metrics) Headline(EvaluationReport report) =>
        report.BySplit.TryGetValue("test", out var test) && report.BySplit.Count > 1 ? ("test half", test) : ("all questions", report.Overall);

    private static void AddHead(Markup page, EvaluationReport report)
    {
        var (name, metrics) = Headline(report);
        var answerable = report.Overall.First.Count;
        page.Add($"<header><h1>AnswerBot evaluation</h1><p class=\"quiet\">{report.Overall.Questions} questions, {answerable} answerable and {report.Overall.Questions - answerable} not. Figures of the {name} ({metrics.Questions} questions), with 95 % intervals.</p></header>\n");
        page.Add($"<div class=\"tiles\">");
        AddTile(page, "right passage first", metrics.First);
        AddTile(page, "in the first three", metrics.FirstThree);
        AddTile(page, "served", metrics.Served);
        AddTile(page, "unanswerable refused", metrics.Refused);
        AddTile(page, "falsely refused", metrics.FalselyRefused);
        AddTile(page, "faithful quotations", metrics.Faithful);
        AddTile(page, "right attribution", metrics.Attribution);
        var average = metrics.MeanReciprocalRank;
        if (average.Count > 0)
        {
            page.Add($"<div class=\"tile\"><span>mean reciprocal rank</span><b>{average.Value:0.000}</b><span class=\"quiet\">{average.Low:0.00} to {average.High:0.00}</span></div>");
        }

        page.Add($"</div>\n");
    }

    private static void AddTile(Markup page, string name, Share share)
    {
        if (share.Count > 0)
        {
            page.Add($"<div class=\"tile\"><span>{name}</span><b>{share.Value:0.0%}</b><span class=\"quiet\">{share.Hits} of {share.Count}, {share.Low:0%} to {share.High:0%}</span></div>");
        }
    }

    private static void AddSuggestions(Markup page, SuggestionReport? suggestions)
    {
        if (suggestions is not null)
        {
            page.Add($"<section id=\"suggestions\"><h2>Suggested questions</h2><p>{suggestions.Answered.Hits} of {suggestions.Answered.Count} are answered from the turn in which a reporter asked them.</p><ul>");
            page.ForEach(suggestions.Failed, question => $"<li>not answered: {question}</li>").Add($"</ul></section>\n");
        }
    }

    private static void AddFoot(Markup page, EvaluationReport report)
    {
        var inputs = report.Inputs;
        page.Add($"<h2>What the figures rest on</h2><p class=\"quiet\">SHA-256 of the inputs.</p><div class=\"table\" tabindex=\"0\"><table><tbody>");
        page.ForEach(
            [("questions", inputs.Questions), ("transcripts", inputs.Transcripts), ("models", inputs.Models), ("outcome weights", inputs.OutcomeWeights), ("settings", inputs.Settings)],
            input => $"<tr><th>{input.Item1}</th><td><code>{input.Item2}</code></td></tr>");
        page.Add($"</tbody></table></div>\n");
        if (report.Latency is { } latency)
        {
            page.Add($"<section id=\"latency\"><h2>Latency</h2><p>{MarkdownReport.Describe(latency)} One question at a time, on the machine that made this report.</p></section>\n");
        }
    }
}
