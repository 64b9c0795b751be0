namespace AnswerBot.Evaluation.Reports;

/// <summary>The figures on summaries, and every summary of which something was not shown. Generated sentences are text like everything else that is not ours.</summary>
internal static class SummaryTable
{
    public static Markup Render(SummaryReport? report)
    {
        var html = new Markup();
        if (report is null)
        {
            return html;
        }

        html.Add($"<section id=\"summaries\"><h2>Summaries</h2><p class=\"quiet\">Generated, and checked by the guard. Shares with 95 % Wilson intervals.</p><div class=\"table\" tabindex=\"0\"><table><tbody>");
        html.ForEach(SummaryFigures.Of(report), figure => $"<tr><th>{figure.Name}</th><td>{figure.Value}</td></tr>").Add($"</tbody></table></div>\n");
        foreach (var summary in report.Cases.Where(summary => summary.IsLess))
        {
            html.Add($"<p><code>{summary.Id}</code> {SummaryFigures.NameOf(summary.Status)} {summary.Reason}</p><ul>");
            html.ForEach(summary.Dropped, dropped => $"<li>{SummaryFigures.NameOf(dropped.Rule)}: {dropped.Text}</li>").Add($"</ul>\n");
        }

        return html.Add($"</section>\n");
    }
}
