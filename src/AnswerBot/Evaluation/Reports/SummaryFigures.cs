using System.Globalization;
using System.Text.Json;

namespace AnswerBot.Evaluation.Reports;

/// <summary>The figures on summaries by name, the same in Markdown and HTML.</summary>
internal static class SummaryFigures
{
    public static IEnumerable<(string Name, string Value)> Of(SummaryReport report)
    {
        yield return ("model", report.Recording is { } recording ? $"{report.Model}, recorded replies {recording[..12]}" : report.Model);
        yield return ("answered questions", Text(report.Coverage.Count));
        yield return ("coverage", FigureColumn.FormatShare(report.Coverage));
        yield return ("status", Counts(report.Statuses));
        yield return ("sentences kept", Text(report.Kept));
        yield return ("sentences dropped", Text(report.Dropped));
        yield return ("dropped by rule", Counts(report.DroppedByRule));
        yield return ("citation precision", FigureColumn.FormatShare(report.CitationPrecision));
        yield return ("on gold", FigureColumn.FormatShare(report.OnGold));
        yield return ("withheld", FigureColumn.FormatShare(report.Withheld));
        yield return ("replies", Text(report.Usage.Replies));
        yield return ("tokens", $"{Text(report.Usage.PromptTokens)} prompt, {Text(report.Usage.ReplyTokens)} reply");
        yield return ("tokens a reply", report.Usage.MeanTokens.ToString("F1", CultureInfo.InvariantCulture));
        yield return ("cost", report.Usage.Cost?.ToString("0.######", CultureInfo.InvariantCulture) ?? "–");
    }

    /// <summary>A status or rule as the JSON names it.</summary>
    public static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? "–" : string.Join(", ", counts.Select(count => $"{count.Key} {Text(count.Value)}"));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
