using System.Text.Json;
using AnswerBot.Evaluation;
using AnswerBot.Evaluation.Reports;
using AnswerBot.Outcomes;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    private const string Server = "https://answers.example.org";

    private static readonly QuestionResult[] Results =
    [
        SomeResult.Answerable("right"),
        SomeResult.Answerable("second", goldRank: 2),
        SomeResult.Answerable("fifth", goldRank: 5),
        SomeResult.Answerable("refused", "english", AnswerOutcome.Related),
        SomeResult.Answerable("asker", "who-asked") with { AttributionHit = false },
        SomeResult.Answerable("unfaithful", "who-asked") with { QuoteProblems = ["wrong"] },
        SomeResult.Answerable("half", "multi-part", goldRank: 2) with { FirstIsGold = true, ServedHit = false },
        SomeResult.Answerable("both", "multi-part", goldRank: 2) with { FirstIsGold = true },
        SomeResult.Answerable("sentence") with { SentenceHit = false },
        SomeResult.Unanswerable("answered", outcome: AnswerOutcome.Answered),
        SomeResult.Unanswerable("left"),
    ];

    [Fact]
    public void Every_question_that_went_wrong_is_listed_with_what_went_wrong_first()
    {
        var misses = Report().Misses.Select(miss => (miss.Id, miss.Problem));

        Assert.Equal(
            [
                ("second", "rank 2"),
                ("fifth", "not in the first three"),
                ("refused", "refused"),
                ("asker", "wrong asker"),
                ("unfaithful", "unfaithful"),
                ("half", "not shown"),
                ("sentence", "wrong sentence"),
                ("answered", "answered"),
            ],
            misses);
    }

    [Fact]
    public void Figures_are_given_for_all_halves_categories_languages_and_slots()
    {
        var slotted = SomeResult.Unanswerable("slot");
        var english = SomeResult.Answerable("words", "english");

        var report = EvaluationReport.Over(
            [
                .. Results,
                slotted with { Question = slotted.Question with { Slot = "number" } },
                english with { Question = english.Question with { Question = "What now?", Split = "dev" } },
            ],
            SomeResult.Inputs);

        Assert.Equal(13, report.Overall.Questions);
        Assert.Equal([("dev", 1), ("test", 12)], Counts(report.BySplit));
        Assert.Equal([("english", 2), ("fact", 4), ("multi-part", 2), ("near-miss", 3), ("who-asked", 2)], Counts(report.ByCategory));
        Assert.Contains(("english / dev", 1), Counts(report.ByCategoryAndSplit));
        Assert.Equal([("Chinese", 12), ("English", 1)], Counts(report.ByLanguage));
        Assert.Equal([("number", 1)], Counts(report.BySlot));
        Assert.Equal(["all", "dev", "test"], report.Curves.Keys);
    }

    [Fact]
    public void The_json_has_shares_with_their_intervals_and_times_only_where_they_are_given()
    {
        using var json = JsonDocument.Parse(Report().ToJson());
        using var timed = JsonDocument.Parse((Report() with { Latency = new Latency(1, 2) }).ToJson());

        string[] members = ["inputs", "overall", "bySplit", "byCategory", "byCategoryAndSplit", "byLanguage", "bySlot", "curves", "misses", "baseline"];
        Assert.Equal(members, json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal([.. members, "latency"], timed.RootElement.EnumerateObject().Select(member => member.Name));
        var first = json.RootElement.GetProperty("overall").GetProperty("first");
        Assert.Equal(["hits", "count", "value", "low", "high"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal("related", json.RootElement.GetProperty("misses")[2].GetProperty("outcome").GetString());
    }

    [Fact]
    public void The_markdown_has_a_row_for_each_group_and_a_line_for_each_miss_with_links()
    {
        var lines = MarkdownReport.Render(Report(), Server).Split('\n');

        var table = lines.TakeWhile(line => line.StartsWith('|')).ToList();
        Assert.Equal(["questions", "---", "**all**", "test", "Chinese", "english", "fact"], table.Take(7).Select(row => row.Split('|')[1].Trim()));
        Assert.Single(table.Select(row => row.Count(character => character == '|')).Distinct());
        Assert.Equal(8, lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains(
            $"- second (rank 2, Answered, confidence 0.90): 启示是什么？ — got [t1 p1]({Server}/transcripts/some?highlight=1-9#t1-p1), wanted [t1 p1]({Server}/transcripts/some?highlight=1-9#t1-p1)",
            lines);
        Assert.EndsWith("wanted no answer (没有说几条)", lines.Single(line => line.StartsWith("- answered", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_in_a_category_opens_no_column()
    {
        var table = MarkdownReport.Render(EvaluationReport.Over([SomeResult.Answerable(category: "a|b")], SomeResult.Inputs), Server).Split('\n');

        Assert.Contains(table, line => line.StartsWith("| a\\|b | 1 |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_markdown_shows_the_baseline_and_what_is_below()
    {
        var report = Report() with { Baseline = [new("first", 0.5, 0.01, 0.6), new("served", 0.7, 0.01, 0.6), new("sentence", 0.7, 0.01, null)] };

        var text = MarkdownReport.Render(report, Server);

        Assert.Contains("| first | 0.5000 | 0.010 | 0.6000 | holds |", text, StringComparison.Ordinal);
        Assert.Contains("| served | 0.7000 | 0.010 | 0.6000 | **below** |", text, StringComparison.Ordinal);
        Assert.Contains("| sentence | 0.7000 | 0.010 |  | **below** |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_questions_give_an_empty_report()
    {
        var report = EvaluationReport.Over([], SomeResult.Inputs);

        Assert.Equal((0, 0), (report.Overall.Questions, report.Misses.Count));
        Assert.Contains("| **all** | 0 | – |", MarkdownReport.Render(report, Server), StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_are_the_median_and_the_ninety_fifth_percentile()
    {
        var results = Enumerable.Range(1, 100).Reverse().Select(milliseconds => SomeResult.Answerable() with { Elapsed = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.Equal(new Latency(51, 96), Latency.Over([.. results]));
        Assert.Equal(new Latency(0, 0), Latency.Over([]));
    }

    private static EvaluationReport Report() => EvaluationReport.Over(Results, SomeResult.Inputs);

    private static IEnumerable<(string, int)> Counts(IReadOnlyDictionary<string, Metrics> groups) => groups.Select(group => (group.Key, group.Value.Questions));
}
