using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Transcripts;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationBaselineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answerbot-baseline-");

    [Fact]
    public void A_run_that_equals_its_baseline_passes()
    {
        var report = Report(right: 7, wrong: 2, refused: 2, answered: 1);

        Assert.Empty(EvaluationBaseline.From(report, previous: null).Objections(report));
    }

    [Fact]
    public void A_loss_within_the_margin_passes_and_one_beyond_is_named_with_what_was_wanted()
    {
        var report = Report(right: 97, wrong: 3, refused: 3, answered: 3);
        var baseline = EvaluationBaseline.From(report, previous: null);

        var within = baseline.Objections(Report(right: 95, wrong: 5, refused: 3, answered: 3));
        var beyond = baseline.Objections(Report(right: 94, wrong: 6, refused: 3, answered: 3));

        Assert.Empty(within);
        Assert.Equal(["first", "firstThree", "firstFive", "meanReciprocalRank", "served"], beyond.Select(line => line.Split(' ')[3]));
        Assert.Equal("Below the baseline: first 0.9400, at least 0.9450 is wanted (0.9700 less 0.025).", beyond[0]);
    }

    [Fact]
    public void An_unfaithful_answer_has_no_margin()
    {
        var baseline = EvaluationBaseline.From(Report(right: 100, wrong: 0, refused: 1, answered: 0), previous: null);
        QuestionResult[] one = [SomeResult.Answerable() with { QuoteProblems = ["wrong"] }];

        var objections = baseline.Objections(EvaluationReport.Over([.. Enumerable.Repeat(SomeResult.Answerable(), 99), .. one, SomeResult.Unanswerable()], SomeResult.Inputs));

        Assert.Equal("Below the baseline: faithful 0.9900, at least 1.0000 is wanted (1.0000 less 0.000).", Assert.Single(objections));
    }

    [Fact]
    public void A_suggestion_that_is_no_longer_answered_has_no_margin()
    {
        var report = Report(right: 9, wrong: 1, refused: 1, answered: 1);
        var baseline = EvaluationBaseline.From(report with { Suggestions = SuggestionReport.Of([("甲？", true), ("乙？", true)]) }, previous: null);

        var objections = baseline.Objections(report with { Suggestions = SuggestionReport.Of([("甲？", true), ("乙？", false)]) });

        Assert.Equal("Below the baseline: suggestionsAnswered 0.5000, at least 1.0000 is wanted (1.0000 less 0.000).", Assert.Single(objections));
    }

    [Fact]
    public void Only_the_test_half_counts()
    {
        var baseline = EvaluationBaseline.From(Report(right: 9, wrong: 1, refused: 1, answered: 1), previous: null);
        var worseOnDevelopment = SomeResult.Answerable(goldRank: null);
        worseOnDevelopment = worseOnDevelopment with { Question = worseOnDevelopment.Question with { Split = "dev" } };

        var objections = baseline.Objections(EvaluationReport.Over(
            [.. Results(right: 9, wrong: 1, refused: 1, answered: 1), .. Enumerable.Repeat(worseOnDevelopment, 50)], SomeResult.Inputs));

        Assert.Empty(objections);
    }

    [Fact]
    public void A_figure_that_is_not_measured_any_more_is_named()
    {
        var baseline = EvaluationBaseline.From(Report(right: 9, wrong: 1, refused: 1, answered: 1), previous: null);

        var objections = baseline.Objections(Report(right: 9, wrong: 1, refused: 0, answered: 0));

        Assert.Equal("Below the baseline: nearMissRefused is not measured any more, 0.5000 was.", Assert.Single(objections));
    }

    [Fact]
    public void Figures_over_other_questions_or_transcripts_are_not_compared()
    {
        var report = Report(right: 1, wrong: 1, refused: 1, answered: 1);
        var baseline = EvaluationBaseline.From(report, previous: null);

        var objections = baseline.Objections(report with { Inputs = SomeResult.Inputs with { Questions = "other", Transcripts = "other" } });

        Assert.Contains("other questions and transcripts", Assert.Single(objections), StringComparison.Ordinal);
        Assert.Contains("--update-baseline", objections[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_models_weights_or_settings_are_compared()
    {
        var report = Report(right: 1, wrong: 1, refused: 1, answered: 1);
        var baseline = EvaluationBaseline.From(report, previous: null);

        Assert.Empty(baseline.Objections(report with { Inputs = SomeResult.Inputs with { Models = "other", OutcomeWeights = "other", Settings = "other" } }));
    }

    [Fact]
    public void What_is_written_reads_back_and_keeps_margins_set_by_hand()
    {
        var report = Report(right: 2, wrong: 1, refused: 1, answered: 1);
        var path = Path.Combine(_folder.FullName, "baseline.json");
        var first = EvaluationBaseline.From(report, previous: null);
        File.WriteAllText(path, (first with { Figures = new Dictionary<string, BaselineFigure> { ["served"] = new(0, 0.2) } }).ToJson());

        var second = EvaluationBaseline.From(report, EvaluationBaseline.Read(path));

        Assert.Equal(new BaselineFigure(0.6667, 0.2), second.Figures["served"]);
        Assert.Equal(first.Figures["first"], second.Figures["first"]);
        Assert.Equal((SomeResult.Inputs, 5), (second.Inputs, second.Questions));
    }

    [Fact]
    public void The_shipped_baseline_demands_faithful_and_rightly_attributed_answers()
    {
        var shipped = EvaluationBaseline.Read(Conference.RepositoryFile("seeds/evaluation/baseline.json"));

        Assert.Equal(new BaselineFigure(1, 0), shipped.Figures["faithful"]);
        Assert.Equal(new BaselineFigure(1, 0), shipped.Figures["attribution"]);
        Assert.Equal(new BaselineFigure(1, 0), shipped.Figures["suggestionsAnswered"]);
        Assert.Equal(13, shipped.Figures.Count);
        Assert.All(shipped.Figures.Values, figure => Assert.InRange(figure.Margin, 0, 0.1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"questions\":7}")]
    [InlineData("{\"inputs\":null,\"questions\":7,\"figures\":{}}")]
    public void A_broken_baseline_is_named_with_the_remedy(string content)
    {
        var path = Path.Combine(_folder.FullName, "baseline.json");
        File.WriteAllText(path, content);

        var failure = Assert.Throws<EvaluationSetException>(() => EvaluationBaseline.Read(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("--update-baseline", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_baseline_is_named()
    {
        var failure = Assert.Throws<EvaluationSetException>(() => EvaluationBaseline.Read("none.json"));

        Assert.Contains("none.json", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static EvaluationReport Report(int right, int wrong, int refused, int answered) => EvaluationReport.Over(Results(right, wrong, refused, answered), SomeResult.Inputs);

    private static List<QuestionResult> Results(int right, int wrong, int refused, int answered) =>
    [
        .. Enumerable.Repeat(SomeResult.Answerable(), right),
        .. Enumerable.Repeat(SomeResult.Answerable(goldRank: null), wrong),
        .. Enumerable.Repeat(SomeResult.Unanswerable(), refused),
        .. Enumerable.Repeat(SomeResult.Unanswerable(outcome: AnswerOutcome.Answered), answered),
    ];
}
