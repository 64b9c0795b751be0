namespace AnswerBot.Evaluation.Reports;

/// <summary>A report as files.</summary>
public static class ReportFolder
{
    /// <summary>Writes <c>report.json</c>, <c>report.md</c> and <c>report.html</c>; the folder is made where it is missing.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="server">Where the links lead, without a slash at the end.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(EvaluationReport report, string folder, string server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), report.ToJson() + "\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.md"), MarkdownReport.Render(report, server) + "\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), HtmlReport.Render(report, server), cancellationToken);
    }
}
