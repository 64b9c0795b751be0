using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    private static readonly QuestionResult[] Results =
    [
        Result("right", "fact", AnswerOutcome.Answered, goldRank: 1, milliseconds: 10),
        Result("second", "fact", AnswerOutcome.Answered, goldRank: 2, milliseconds: 20),
        Result("fifth", "fact", AnswerOutcome.Answered, goldRank: 5, milliseconds: 30),
        Result("refused", "english", AnswerOutcome.Related, goldRank: 1, milliseconds: 40),
        Result("asker", "who-asked", AnswerOutcome.Answered, goldRank: 1, milliseconds: 50) with { AttributionHit = false },
        Result("unfaithful", "who-asked", AnswerOutcome.Answered, goldRank: 1, milliseconds: 60) with { QuoteProblems = ["wrong"] },
        Result("answered", "near-miss", AnswerOutcome.Answered, goldRank: null, milliseconds: 70, answerable: false),
        Result("left", "near-miss", AnswerOutcome.NotFound, goldRank: null, milliseconds: 80, answerable: false),
    ];

    [Fact]
    public void Every_question_that_went_wrong_is_listed_with_what_went_wrong()
    {
        var misses = EvaluationReport.Over(Results).Misses.Select(miss => (miss.Id, miss.Problem));

        Assert.Equal(
            [
                ("second", "rank 2"),
                ("fifth", "not in the first three"),
                ("refused", "refused"),
                ("asker", "wrong asker"),
                ("unfaithful", "unfaithful"),
                ("answered", "answered"),
            ],
            misses);
    }

    [Fact]
    public void Figures_are_given_for_all_for_each_split_and_for_each_category()
    {
        var report = EvaluationReport.Over(Results);

        Assert.Equal(8, report.Overall.Questions);
        Assert.Equal(["dev"], report.BySplit.Keys);
        Assert.Equal(
            [("english", 1), ("fact", 3), ("near-miss", 2), ("who-asked", 2)],
            report.ByCategory.Select(category => (category.Key, category.Value.Questions)));
        Assert.Equal((50, 80), (report.MedianMilliseconds, report.SlowestMilliseconds));
    }

    [Fact]
    public void The_json_has_shares_with_their_intervals()
    {
        using var json = JsonDocument.Parse(EvaluationReport.Over(Results).ToJson());

        Assert.Equal(
            ["overall", "bySplit", "byCategory", "medianMilliseconds", "slowestMilliseconds", "misses"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        var first = json.RootElement.GetProperty("overall").GetProperty("first");
        Assert.Equal(["hits", "count", "value", "low", "high"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, json.RootElement.GetProperty("byCategory").GetProperty("fact").GetProperty("questions").GetInt32());
    }

    [Fact]
    public void The_markdown_is_one_table_and_one_line_for_each_miss()
    {
        var lines = EvaluationReport.Over(Results).ToMarkdown().ReplaceLineEndings("\n").Split('\n');

        var table = lines.Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(
            ["questions", "---", "**all**", "dev", "english", "fact", "near-miss", "who-asked"],
            table.Select(row => row.Split('|')[1].Trim()));
        Assert.Single(table.Select(row => row.Count(character => character == '|')).Distinct());
        Assert.Equal(6, lines.Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("- second (rank 2, Answered, confidence 0.90): 启示是什么？", StringComparison.Ordinal));
    }

    [Fact]
    public void No_questions_give_an_empty_report()
    {
        var report = EvaluationReport.Over([]);

        Assert.Equal((0, 0, 0), (report.Overall.Questions, report.MedianMilliseconds, report.Misses.Count));
        Assert.Contains("| **all** | 0 | – |", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_forms_are_written_to_a_folder_that_need_not_be_there()
    {
        var folder = Directory.CreateTempSubdirectory("answerbot-report-");
        var path = Path.Combine(folder.FullName, "new", "report");

        await EvaluationReport.Over(Results).WriteAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(["report.json", "report.md"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
        folder.Delete(recursive: true);
    }

    private static QuestionResult Result(
        string id, string category, AnswerOutcome outcome, int? goldRank, double milliseconds, bool answerable = true)
    {
        var question = new EvaluationQuestion(id, category, "启示是什么？", answerable, answerable ? ["命运与共"] : [], Split: "dev");
        IReadOnlyList<AnswerExcerpt> excerpts = outcome == AnswerOutcome.Answered ? [SomeAnswer.Quote(SomeAnswer.Transcript())] : [];
        var answer = SomeAnswer.Answer(excerpts) with { Outcome = outcome };
        return new QuestionResult(question, answer, goldRank, goldRank <= 3, null, null, [], TimeSpan.FromMilliseconds(milliseconds))
        {
            FirstIsGold = goldRank == 1,
        };
    }
}
