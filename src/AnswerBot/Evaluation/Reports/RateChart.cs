namespace AnswerBot.Evaluation.Reports;

/// <summary>Shares with their intervals, one line for each group and a dot for each series, as SVG.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="Series">The names of the dots, in drawing order.</param>
/// <param name="Rows">The groups; each has a share for every series.</param>
internal sealed record RateChart(string Title, IReadOnlyList<string> Series, IReadOnlyList<RateRow> Rows)
{
    private const int Width = 340;
    private const int Left = 100;
    private const int Right = 52;
    private const int Top = 8;
    private const int Gap = 11;
    private const int MinRowHeight = 32;

    private int RowHeight => Math.Max(MinRowHeight, (Series.Count * Gap) + 12);

    public Markup Render()
    {
        var bottom = Top + (Rows.Count * RowHeight);
        var chart = new Markup().Add($"<figure class=\"chart\"><h3>{Title}</h3><svg viewBox=\"0 0 {Width} {bottom + 40}\" role=\"img\" aria-label=\"{Title}\">");
        foreach (var tick in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            chart.Add($"<line class=\"grid\" x1=\"{X(tick):0.#}\" y1=\"{Top}\" x2=\"{X(tick):0.#}\" y2=\"{bottom}\"/>");
            chart.Add($"<text class=\"quiet\" x=\"{X(tick):0.#}\" y=\"{bottom + 14}\" text-anchor=\"middle\">{tick:0%}</text>");
        }

        for (var place = 0; place < Rows.Count; place++)
        {
            AddRow(chart, Rows[place], Top + (place * RowHeight));
        }

        AddLegend(chart, bottom + 32);
        return chart.Add($"</svg></figure>\n");
    }

    private void AddRow(Markup chart, RateRow row, int top)
    {
        chart.Add($"<text x=\"{Left - 8}\" y=\"{top + (RowHeight / 2.0) + 1:0.#}\" text-anchor=\"end\">{row.Name}</text>");
        chart.Add($"<text class=\"quiet\" x=\"{Left - 8}\" y=\"{top + (RowHeight / 2.0) + 12:0.#}\" text-anchor=\"end\">n = {row.Shares[0].Count}</text>");
        var first = top + ((RowHeight - ((row.Shares.Count - 1) * Gap)) / 2);
        for (var place = 0; place < row.Shares.Count; place++)
        {
            var (share, y) = (row.Shares[place], first + (place * Gap));
            chart.Add($"<line class=\"whisker s{place}\" x1=\"{X(share.Low):0.#}\" y1=\"{y}\" x2=\"{X(share.High):0.#}\" y2=\"{y}\"/>");
            chart.Add($"<circle class=\"dot f{place}\" cx=\"{X(share.Value):0.#}\" cy=\"{y}\" r=\"4.5\"/>");
            chart.Add($"<text class=\"quiet\" x=\"{Width - 2}\" y=\"{y + 3.5:0.#}\" text-anchor=\"end\">{share.Value:0.0%}</text>");
        }
    }

    private void AddLegend(Markup chart, int y)
    {
        for (var place = 0; place < Series.Count; place++)
        {
            var x = 12 + (place * ((Width - 12) / Series.Count));
            chart.Add($"<circle class=\"dot f{place}\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/><text x=\"{x + 9}\" y=\"{y + 4}\">{Series[place]}</text>");
        }
    }

    private static double X(double share) => Left + (share * (Width - Left - Right));
}

/// <summary>A line of the chart.</summary>
/// <param name="Name">The group.</param>
/// <param name="Shares">One for each series.</param>
internal sealed record RateRow(string Name, IReadOnlyList<Share> Shares);
