using AnswerBot.Outcomes;
using AnswerBot.Retrieval;

namespace AnswerBot.Evaluation.Reports;

/// <summary>Every question that went wrong, by what went wrong, with the passages wanted and got.</summary>
internal static class MissList
{
    private static readonly (string Problem, string Heading)[] Groups =
    [
        ("unfaithful", "A quotation or attribution is not the source's"),
        ("wrong asker", "Attributed to another outlet"),
        ("not in the first three", "The passage is not among the first three"),
        ("refused", "Refused although the passage was found"),
        ("answered", "Answered although the transcripts do not"),
        ("rank", "The passage is second or third"),
        ("not shown", "Not everything wanted is shown"),
        ("wrong sentence", "Another sentence is highlighted"),
    ];

    public static Markup Render(IReadOnlyList<Miss> misses, string server)
    {
        var html = new Markup().Add($"<h2>Every miss</h2><p class=\"quiet\">{misses.Count} questions. Passages lead into the transcript at {server}.</p>\n");
        foreach (var (problem, heading) in Groups)
        {
            var group = misses.Where(miss => miss.Problem.StartsWith(problem, StringComparison.Ordinal)).ToList();
            if (group.Count > 0)
            {
                html.Add($"<details><summary>{heading} ({group.Count})</summary>\n");
                group.ForEach(miss => AddMiss(html, miss, server));
                html.Add($"</details>\n");
            }
        }

        return html;
    }

    private static void AddMiss(Markup html, Miss miss, string server)
    {
        html.Add($"<article class=\"miss\"><p class=\"quiet\"><code>{miss.Id}</code>, {miss.Split}: {miss.Problem}; {Words(miss.Outcome)}, confidence {miss.Confidence:0.00}</p><p class=\"asked\">");
        html.ForEach(miss.History, earlier => $"<span class=\"quiet\">{earlier} → </span>").Add($"<span lang=\"{LanguageOf(miss.Question)}\">{miss.Question}</span></p>");
        if (miss.Note is { } note)
        {
            html.Add($"<p class=\"quiet\">{note}</p>");
        }

        html.Add($"<div class=\"pair\">");
        foreach (var wanted in miss.Wanted)
        {
            AddQuote(html, "wanted", wanted, server);
        }

        if (miss.Got is { } got)
        {
            AddQuote(html, "got", got, server);
        }

        html.Add($"</div></article>\n");
    }

    private static void AddQuote(Markup html, string role, PassageLink link, string server)
    {
        html.Add($"<blockquote class=\"{role}\">{role} <a href=\"{server + link.Url}\">turn {link.Turn}, paragraph {link.Paragraph}</a><br><span lang=\"{LanguageOf(link.Text)}\">");
        var at = 0;
        foreach (var highlight in link.Highlights)
        {
            html.Add($"{link.Text[at..highlight.Start]}<mark>{link.Text.Substring(highlight.Start, highlight.Length)}</mark>");
            at = highlight.Start + highlight.Length;
        }

        html.Add($"{link.Text[at..]}</span></blockquote>");
    }

    private static string LanguageOf(string text) => QuestionLanguages.Detect(text) == QuestionLanguage.Chinese ? "zh" : "en";

    private static string Words(AnswerOutcome outcome) => outcome == AnswerOutcome.NotFound ? "not found" : outcome.ToString().ToLowerInvariant();
}
