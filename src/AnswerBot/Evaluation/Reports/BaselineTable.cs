using System.Globalization;

namespace AnswerBot.Evaluation.Reports;

/// <summary>The figures of the committed baseline beside those of this run.</summary>
internal static class BaselineTable
{
    public static Markup Render(EvaluationReport report)
    {
        var html = new Markup();
        if (report.Baseline.Count == 0)
        {
            return html;
        }

        var below = report.Baseline.Count(figure => !figure.Holds);
        html.Add($"<h2>Against the baseline</h2><p>{(below == 0 ? "Every figure of the test half holds." : $"{below} figures of the test half are below the baseline by more than their margin.")}</p>");
        html.Add($"<div class=\"table\" tabindex=\"0\"><table><thead><tr><th>figure</th><th>now</th><th>change</th><th></th><th>baseline</th><th>margin</th></tr></thead><tbody>");
        html.ForEach(
            report.Baseline,
            figure => $"<tr><th>{Words(figure.Figure)}</th><td>{Now(figure)}</td><td>{Change(figure)}</td><td class=\"{(figure.Holds ? "good" : "bad")}\">{(figure.Holds ? "holds" : "below")}</td><td>{figure.Baseline:0.0%}</td><td>{figure.Margin:0.0%}</td></tr>");
        return html.Add($"</tbody></table></div>\n");
    }

    // Rounded as the baseline is, so that equal figures look equal.
    private static string Now(BaselineComparison figure) =>
        figure.Now is { } now ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(now, 4):0.0%}") : "not measured";

    private static string Change(BaselineComparison figure) =>
        figure.Now is { } now ? string.Create(CultureInfo.InvariantCulture, $"{(Math.Round(now, 4) - figure.Baseline) * 100:+0.0;−0.0;±0.0}") : "–";

    // nearMissRefused -> near miss refused
    private static string Words(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
