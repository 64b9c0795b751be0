using AnswerBot.Answers;
using AnswerBot.Evaluation;
using AnswerBot.Evaluation.Reports;
using AnswerBot.Summaries;

namespace AnswerBot.Tests.Evaluation;

public sealed class SummaryReportTests
{
    private static readonly SummaryOptions Options = new() { Model = "<b>m|n</b>", PromptPrice = 2, ReplyPrice = 10 };

    [Fact]
    public void Citations_count_where_gold_is_shown_and_sentences_wherever_it_should_be()
    {
        // Gold is the first of two excerpts; the third answer does not show it at all.
        var both = Summed("both", ["一[1]。", "二[1][2]。"], [], goldShown: true);
        var wrong = Summed("wrong", ["三[1]。"], [], goldShown: false);

        var report = SummaryReport.Over([both, Summed("right", ["四[1]。"], [], goldShown: true), wrong], Options, null);

        Assert.Equal((new Share(3, 4), new Share(3, 4)), (report.CitationPrecision, report.OnGold));
    }

    [Fact]
    public void Drops_are_counted_by_rule_and_tokens_priced()
    {
        var report = SummaryReport.Over(
            [Summed("a", ["一[1]。"], [GuardRule.Number, GuardRule.Name], goldShown: true), Summed("b", [], [GuardRule.Number], goldShown: true)], Options, null);

        Assert.Equal((1, 3), (report.Kept, report.Dropped));
        Assert.Equal([("name", 1), ("number", 2)], report.DroppedByRule.Select(rule => (rule.Key, rule.Value)));
        Assert.Equal([("ok", 1), ("refused", 1)], report.Statuses.Select(status => (status.Key, status.Value)));
        Assert.Equal(new SummaryUsage(2, 200, 20, 110, 0.0006), report.Usage);
    }

    [Fact]
    public void What_is_not_answered_is_not_counted_and_what_should_not_be_is_better_without()
    {
        var unanswerable = SomeResult.Unanswerable("u", outcome: AnswerBot.Outcomes.AnswerOutcome.Answered);
        var kept = unanswerable with { Answer = Summed("x", ["一[1]。"], [], goldShown: true).Answer };
        var held = unanswerable with { Answer = Summed("x", [], [GuardRule.Support], goldShown: true).Answer };

        var report = SummaryReport.Over([kept, held, SomeResult.Unanswerable("left")], Options, null);

        Assert.Equal((new Share(1, 2), new Share(1, 2)), (report.Coverage, report.Withheld));
        Assert.Equal(0, report.OnGold.Count);
    }

    [Fact]
    public void Reports_have_the_section_only_where_summaries_were_asked_for_and_show_generated_text_as_text()
    {
        QuestionResult[] results = [Summed("a", [], [GuardRule.Link], goldShown: true)];
        var without = EvaluationReport.Over(results, SomeResult.Inputs);
        var with = without with { Summaries = SummaryReport.Over(results, Options, null) };

        Assert.DoesNotContain("Summaries", MarkdownReport.Render(without, "") + HtmlReport.Render(without, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("\"summaries\"", without.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"summaries\"", with.ToJson(), StringComparison.Ordinal);
        Assert.Contains("| dropped by rule | link 1 |", MarkdownReport.Render(with, ""), StringComparison.Ordinal);
        Assert.Contains("| model | <b>m\\|n</b> |", MarkdownReport.Render(with, ""), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;m|n&lt;/b&gt;", HtmlReport.Render(with, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("<i>dropped</i>", HtmlReport.Render(with, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_for_summaries_stands_apart_from_that_for_answers()
    {
        var summed = Summed("a", ["一[1]。"], [], goldShown: true) with { Elapsed = TimeSpan.FromMilliseconds(5) };

        var latency = Latency.Over([summed]);

        Assert.Equal((5, 800), (latency.Median, latency.Summaries!.Median));
        Assert.Null(Latency.Over([SomeResult.Answerable()]).Summaries);
    }

    private static QuestionResult Summed(string id, string[] kept, GuardRule[] dropped, bool goldShown)
    {
        var result = SomeResult.Answerable(id);
        var first = result.Answer.Excerpts[0];
        var verdict = new GuardVerdict(kept, [], [.. dropped.Select(rule => new DroppedSentence("<i>dropped</i>", rule))]);
        var status = kept.Length > 0 ? SummaryStatus.Ok : SummaryStatus.Refused;
        var summary = new AnswerSummary(status, null, null, []) { Outcome = new SummaryOutcome(status, null, verdict, new SummaryReply("", 100, 10), TimeSpan.FromMilliseconds(800)) };
        return result with
        {
            Question = result.Question with { Gold = [goldShown ? first.Quote : "elsewhere"] },
            Answer = result.Answer with { Excerpts = [first, first with { Rank = 2, Quote = "another" }], Summary = summary },
        };
    }
}
