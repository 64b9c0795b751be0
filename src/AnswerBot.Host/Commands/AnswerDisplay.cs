using System.Globalization;
using System.Text;
using AnswerBot.Answers;
using AnswerBot.Retrieval;
using Spectre.Console;

namespace AnswerBot.Host.Commands;

/// <summary>
/// An answer on a terminal. Quotations stand on lines of their own and are never wrapped or marked up, so that what is copied is what was said;
/// the telling sentence is bold where the terminal can, and repeated below where it cannot.
/// </summary>
internal static class AnswerDisplay
{
    private const string Bold = "\u001b[1;33m";
    private const string Plain = "\u001b[0m";

    /// <exception cref="QuoteMismatchException">A quotation did not come through the rendering; nothing was written.</exception>
    public static async Task WriteAsync(TextWriter output, Answer answer)
    {
        var ansi = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
        var text = Render(answer, ansi);
        RequireQuotes(answer, text.Replace(Bold, "", StringComparison.Ordinal).Replace(Plain, "", StringComparison.Ordinal));
        await output.WriteLineAsync(text);
    }

    /// <summary>The text, with terminal colours or without.</summary>
    internal static string Render(Answer answer, bool ansi)
    {
        var chinese = QuestionLanguages.Detect(answer.Question) == QuestionLanguage.Chinese;
        var text = new StringBuilder().AppendLine(answer.Message).AppendLine();
        foreach (var excerpt in answer.Excerpts)
        {
            AppendExcerpt(text, excerpt, chinese, ansi);
        }

        foreach (var related in answer.Related)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"· {(related.Asker.Length > 0 ? related.Asker + (chinese ? "：" : ": ") : "")}{related.Question}");
        }

        if (answer.Suggestions.Count > 0 && answer.Related.Count == 0)
        {
            text.AppendLine(chinese ? "还可以问：" : "You could also ask:").AppendJoin(Environment.NewLine, answer.Suggestions.Select(question => "· " + question)).AppendLine();
        }

        return text.ToString().TrimEnd() + Environment.NewLine;
    }

    /// <summary>The ranked passages, one a line, with their signals.</summary>
    public static void WriteRanking(TextWriter output, Answer answer)
    {
        foreach (var ranked in answer.Ranked ?? [])
        {
            var signals = string.Join("  ", ranked.Signals.Select(signal => string.Create(CultureInfo.InvariantCulture, $"{signal.Key} {signal.Value:F3}")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ranked.TranscriptId} t{ranked.Turn} p{ranked.Paragraph}  {ranked.Score:F3}  {signals}"));
        }
    }

    private static void AppendExcerpt(StringBuilder text, AnswerExcerpt excerpt, bool chinese, bool ansi)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"[{excerpt.Rank}] {excerpt.Attribution}");
        if (excerpt.Citation.AskerQuestion is { } question)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {(chinese ? "问：" : "Q: ")}{question}");
        }

        text.AppendLine().AppendLine(ansi ? Highlighted(excerpt) : excerpt.Quote).AppendLine();
        if (!ansi)
        {
            var telling = excerpt.Highlights.Select(highlight => excerpt.Quote.Substring(highlight.Start, highlight.Length));
            text.AppendLine(CultureInfo.InvariantCulture, $"    {(chinese ? "关键句：" : "Key sentence: ")}{string.Join(" … ", telling)}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"    {(chinese ? "出处：" : "Source: ")}{excerpt.Citation.Title}  {excerpt.Citation.Url}").AppendLine();
    }

    private static string Highlighted(AnswerExcerpt excerpt)
    {
        var text = new StringBuilder();
        var position = 0;
        foreach (var highlight in excerpt.Highlights)
        {
            text.Append(excerpt.Quote, position, highlight.Start - position).Append(Bold).Append(excerpt.Quote, highlight.Start, highlight.Length).Append(Plain);
            position = highlight.Start + highlight.Length;
        }

        return text.Append(excerpt.Quote, position, excerpt.Quote.Length - position).ToString();
    }

    private static void RequireQuotes(Answer answer, string text)
    {
        var lost = answer.Excerpts.Where(excerpt => !text.Contains(excerpt.Quote, StringComparison.Ordinal)).Select(excerpt => $"excerpt {excerpt.Rank} changed on its way out").ToList();
        if (lost.Count > 0)
        {
            throw new QuoteMismatchException(lost);
        }
    }
}
