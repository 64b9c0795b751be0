using AnswerBot.Answers;
using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Evaluation;

public sealed class MetricsTests
{
    // The score intervals of Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
    // and n/(n+z²), the lower bound where all are hits.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(10, 10, 0.7225, 1)]
    public void A_share_has_its_wilson_interval(int hits, int count, double low, double high)
    {
        var share = new Share(hits, count);

        Assert.Equal((double)hits / count, share.Value);
        Assert.Equal(low, share.Low, 0.0001);
        Assert.Equal(high, share.High, 0.0001);
    }

    [Fact]
    public void A_share_of_nothing_is_nothing()
    {
        var share = Share.Of([]);

        Assert.Equal((0, 0, 0, 0), (share.Count, share.Value, share.Low, share.High));
    }

    [Fact]
    public void Each_figure_counts_its_own_questions()
    {
        QuestionResult[] results =
        [
            WithSentence(Result(answerable: true, AnswerOutcome.Answered, goldRank: 1, served: true)) with
            {
                FirstIsGold = true,
                SentenceHit = true,
                AttributionHit = false,
            },
            Result(answerable: true, AnswerOutcome.Answered, goldRank: 4, served: false),
            WithSentence(Result(answerable: true, AnswerOutcome.Related, goldRank: 2, served: false)),
            Result(answerable: true, AnswerOutcome.NotFound, goldRank: null, served: false),
            Result(answerable: false, AnswerOutcome.NotFound, goldRank: null, served: false),
            Result(answerable: false, AnswerOutcome.Answered, goldRank: null, served: false) with { QuoteProblems = ["wrong"] },
        ];

        var metrics = Metrics.Over(results);

        Assert.Equal(6, metrics.Questions);
        Assert.Equal(new Share(1, 4), metrics.First);
        Assert.Equal(new Share(2, 4), metrics.FirstThree);
        Assert.Equal(new Share(3, 4), metrics.FirstFive);
        Assert.Equal((1 + 0.25 + 0.5) / 4, metrics.MeanReciprocalRank.Value, 1e-9);
        Assert.Equal(new Share(1, 4), metrics.Served);
        Assert.Equal(new Share(1, 1), metrics.Sentence);
        Assert.Equal(new Share(1, 2), metrics.SentenceServed);
        Assert.Equal(new Share(0, 1), metrics.Attribution);
        Assert.Equal(new Share(1, 2), metrics.Refused);
        Assert.Equal(new Share(2, 4), metrics.FalselyRefused);
        Assert.Equal(new Share(2, 3), metrics.Faithful);
    }

    [Fact]
    public void No_questions_have_no_figures()
    {
        var metrics = Metrics.Over([]);

        Assert.Equal((0, 0, 0), (metrics.Questions, metrics.First.Count, metrics.MeanReciprocalRank.Count));
    }

    [Fact]
    public void A_mean_has_an_interval_that_is_the_same_each_time()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 50), .. Enumerable.Repeat(0.0, 50)];

        var average = Average.Of(values);

        Assert.Equal((0.5, 100), (average.Value, average.Count));
        // The normal approximation: 1.96 times the root of .5 times .5 over 100.
        Assert.Equal(0.402, average.Low, 0.015);
        Assert.Equal(0.598, average.High, 0.015);
        Assert.Equal(average, Average.Of(values));
    }

    [Fact]
    public void A_mean_of_equal_values_has_no_width()
    {
        Assert.Equal(new Average(0.25, 0.25, 0.25, 3), Average.Of([0.25, 0.25, 0.25]));
    }

    private static QuestionResult WithSentence(QuestionResult result) => result with { Question = result.Question with { AnswerSentence = "命运与共。" } };

    private static QuestionResult Result(bool answerable, AnswerOutcome outcome, int? goldRank, bool served)
    {
        var question = new EvaluationQuestion("q", "fact", "启示是什么？", answerable, [], Split: "dev");
        IReadOnlyList<AnswerExcerpt> excerpts = outcome == AnswerOutcome.Answered ? [SomeAnswer.Quote(SomeAnswer.Transcript())] : [];
        var answer = SomeAnswer.Answer(excerpts) with { Outcome = outcome };
        return new QuestionResult(question, answer, goldRank, served, null, null, [], TimeSpan.Zero);
    }
}
