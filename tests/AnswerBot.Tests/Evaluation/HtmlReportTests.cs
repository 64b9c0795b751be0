using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AnswerBot.Evaluation;
using AnswerBot.Evaluation.Reports;
using AnswerBot.Outcomes;

namespace AnswerBot.Tests.Evaluation;

public sealed class HtmlReportTests
{
    private const string Server = "https://answers.example.org";
    private const string Hostile = "<script>alert(1)</script>{0}\"'&";

    private static readonly QuestionResult[] Results =
    [
        SomeResult.Answerable("right", confidence: 0.95),
        SomeResult.Answerable("second", goldRank: 2, confidence: 0.6),
        SomeResult.Answerable("lost", "paraphrase", AnswerOutcome.Related, goldRank: null, confidence: 0.3),
        SomeResult.Unanswerable("answered", outcome: AnswerOutcome.Answered, confidence: 0.7),
        SomeResult.Unanswerable("left", "off-topic"),
    ];

    [Fact]
    public void The_page_needs_nothing_from_anywhere()
    {
        var html = Render(Report());
        var page = Parse(html);

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [onclick]"));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith(Server + "/transcripts/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_miss_shows_question_wanted_and_got_with_links_and_marks()
    {
        var misses = Parse(Render(Report())).QuerySelectorAll("article.miss");

        Assert.Equal(["lost", "answered", "second"], misses.Select(miss => miss.QuerySelector("code")!.TextContent));
        Assert.All(misses, miss => Assert.NotEqual("", miss.QuerySelector(".asked")!.TextContent));
        Assert.Equal([1, 0, 1], misses.Select(miss => miss.QuerySelectorAll("blockquote.wanted").Length));
        Assert.All(misses, miss => Assert.Equal($"{Server}/transcripts/some?highlight=1-9#t1-p1", Assert.Single(miss.QuerySelectorAll("blockquote.got a")).GetAttribute("href")));
        Assert.All(misses, miss => Assert.Equal("命运与共。", miss.QuerySelector("blockquote.got mark")!.TextContent));
        Assert.All(misses, miss => Assert.EndsWith("命运与共。没有一国能独善其身。", miss.QuerySelector("blockquote.got")!.TextContent, StringComparison.Ordinal));
        Assert.Contains("没有说几条", misses[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggestions_that_are_not_answered_are_named_in_every_form()
    {
        var report = Report() with { Suggestions = SuggestionReport.Of([("甲？", true), (Hostile, false)]) };

        var section = Parse(Render(report)).QuerySelector("#suggestions")!;

        Assert.Contains("1 of 2", section.TextContent, StringComparison.Ordinal);
        Assert.Equal($"not answered: {Hostile}", Assert.Single(section.QuerySelectorAll("li")).TextContent);
        Assert.Contains($"own turn: 1 of 2.\n- not answered: {Hostile}", MarkdownReport.Render(report, Server), StringComparison.Ordinal);
        Assert.Null(Parse(Render(Report())).QuerySelector("#suggestions"));
    }

    [Fact]
    public void Every_figure_of_every_group_is_in_the_table()
    {
        var report = Report();
        var rows = Parse(Render(report)).QuerySelectorAll("table").Single(table => table.TextContent.Contains("MRR", StringComparison.Ordinal)).QuerySelectorAll("tbody tr:not(.group)");

        var groups = 1 + report.BySplit.Count + report.ByLanguage.Count + report.ByCategory.Count + report.ByCategoryAndSplit.Count;
        Assert.Equal(groups, rows.Length);
        var all = rows[0].Children.Select(cell => cell.TextContent).ToList();
        Assert.Equal(["all", "5", "0.333(0.06–0.79)", "0.667(0.21–0.94)"], all.Take(4));
    }

    [Fact]
    public void The_plots_are_well_formed_and_hold_a_point_for_each_figure()
    {
        var html = Render(Report());

        var plots = html.Split("<svg").Skip(1).Select(part => XElement.Parse("<svg" + part[..(part.IndexOf("</svg>", StringComparison.Ordinal) + 6)])).ToList();

        Assert.Equal(["Answerable questions", "Unanswerable questions", "Risk and coverage", "Reliability", "Refusals"], plots.Select(plot => plot.Attribute("aria-label")!.Value.Split(':')[0]));
        Assert.Equal((2 * 3) + 3, plots[0].Elements("circle").Count());
        Assert.Equal(5, plots[3].Descendants("title").Count());
        Assert.All(plots.SelectMany(plot => plot.Descendants()).Attributes(), attribute => Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void What_comes_from_a_question_file_is_text()
    {
        var result = SomeResult.Answerable(Hostile, Hostile, goldRank: 2);
        result = result with { Question = result.Question with { Question = Hostile, History = [Hostile], Split = Hostile, Note = Hostile } };

        var page = Parse(Render(EvaluationReport.Over([result, SomeResult.Unanswerable()], SomeResult.Inputs)));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal($"{Hostile} → {Hostile}", page.QuerySelector(".asked")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("svg text"), text => text.TextContent == Hostile);
    }

    [Fact]
    public void The_baseline_says_what_holds_and_what_has_fallen()
    {
        var report = Report() with { Baseline = [new("firstThree", 0.5, 0.01, 0.6), new("served", 0.7, 0.01, 0.6), new("sentence", 0.7, 0, null)] };

        var rows = Parse(Render(report)).QuerySelector("table")!.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));

        Assert.Equal(["first three|60.0%|+10.0|holds|50.0%|1.0%", "served|60.0%|−10.0|below|70.0%|1.0%", "sentence|not measured|–|below|70.0%|0.0%"], rows);
    }

    [Fact]
    public void Times_stand_in_a_section_of_their_own_and_nowhere_else()
    {
        var timed = Render(Report() with { Latency = new Latency(12.3, 45.6) });

        var section = Parse(timed).QuerySelector("#latency")!;
        Assert.Contains("median 12.3 ms, 95 % within 45.6 ms", section.TextContent, StringComparison.Ordinal);
        Assert.Equal(Render(Report()), timed.Replace(section.OuterHtml + "\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void No_questions_give_a_page_all_the_same()
    {
        Assert.Contains("0 questions", Parse(Render(EvaluationReport.Over([], SomeResult.Inputs))).Body!.TextContent, StringComparison.Ordinal);
    }

    private static EvaluationReport Report() => EvaluationReport.Over(Results, SomeResult.Inputs);

    private static string Render(EvaluationReport report) => HtmlReport.Render(report, Server);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
