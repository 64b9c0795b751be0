namespace AnswerBot.Evaluation.Reports;

/// <summary>All figures of a report in one table that scrolls sideways on a small screen.</summary>
internal static class FigureTables
{
    public static Markup Render(EvaluationReport report)
    {
        var html = new Markup().Add($"<h2>All figures</h2><p class=\"quiet\">Shares with 95 % Wilson intervals; the mean reciprocal rank (MRR) with a bootstrap interval. A dash: nothing to count.</p><div class=\"table\" tabindex=\"0\"><table><thead><tr><th>questions</th><th>n</th>");
        html.ForEach(FigureColumn.All, column => $"<th>{column.Name}</th>").Add($"</tr></thead><tbody>");
        AddRows(html, "All, and each half", report.BySplit.Prepend(new("all", report.Overall)));
        AddRows(html, "By language", report.ByLanguage);
        AddRows(html, "By category", report.ByCategory);
        AddRows(html, "Near misses by the value that is left out", report.BySlot);
        AddRows(html, "By category and half", report.ByCategoryAndSplit);
        return html.Add($"</tbody></table></div>\n");
    }

    private static void AddRows(Markup html, string heading, IEnumerable<KeyValuePair<string, Metrics>> groups)
    {
        var rows = groups.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        html.Add($"<tr class=\"group\"><th colspan=\"{FigureColumn.All.Count + 2}\">{heading}</th></tr>");
        foreach (var (name, metrics) in rows)
        {
            html.Add($"<tr><th>{name}</th><td>{metrics.Questions}</td>");
            html.ForEach(FigureColumn.All, column => Cell(column.Format(metrics))).Add($"</tr>");
        }
    }

    private static FormattableString Cell(string figure) => figure.Split(' ', 2) is [var value, var interval] ? $"<td>{value}<small>{interval}</small></td>" : (FormattableString)$"<td>{figure}</td>";
}
