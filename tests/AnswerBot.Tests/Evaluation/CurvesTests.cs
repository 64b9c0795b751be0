using AnswerBot.Evaluation;

namespace AnswerBot.Tests.Evaluation;

public sealed class CurvesTests
{
    [Fact]
    public void Risk_grows_with_the_wrong_answers_that_coverage_takes_in()
    {
        QuestionResult[] results =
        [
            SomeResult.Answerable(confidence: 0.9),
            SomeResult.Answerable(confidence: 0.8, goldRank: 2),
            SomeResult.Answerable(confidence: 0.8),
            SomeResult.Unanswerable(confidence: 0.1),
        ];

        var curve = RiskCoverage.Over(results);

        Assert.Equal([new RiskPoint(0.9, 0.25, 0), new RiskPoint(0.8, 0.75, 0.3333), new RiskPoint(0.1, 1, 0.5)], curve.Points);
        Assert.Equal(((0 * 1) + (1.0 / 3 * 2) + (0.5 * 1)) / 4, curve.AreaUnder, 0.0001);
    }

    [Fact]
    public void Confidence_is_compared_with_the_share_right_in_each_tenth()
    {
        QuestionResult[] results =
        [
            SomeResult.Answerable(confidence: 0.92),
            SomeResult.Answerable(confidence: 0.98, goldRank: 2),
            SomeResult.Answerable(confidence: 1),
            SomeResult.Unanswerable(confidence: 0.25),
        ];

        var calibration = Calibration.Over(results);

        Assert.Equal([new CalibrationBin(0.25, new Share(0, 1)), new CalibrationBin(0.9667, new Share(2, 3))], calibration.Bins);
        Assert.Equal((0.25 + (3 * (0.9667 - (2.0 / 3)))) / 4, calibration.ExpectedError, 0.0001);
    }

    [Fact]
    public void A_threshold_refuses_what_lies_below_it_on_both_sides()
    {
        QuestionResult[] results =
        [
            .. Enumerable.Range(1, 20).Select(number => SomeResult.Answerable(confidence: number * 0.05)),
            SomeResult.Unanswerable(confidence: 0.01),
            SomeResult.Unanswerable(confidence: 0.08),
            SomeResult.Unanswerable(confidence: 0.52),
            SomeResult.Unanswerable("other", "off-topic", confidence: 0),
        ];

        var curves = RefusalCurve.Over(results);

        Assert.Equal(["near-miss", "off-topic"], curves.Select(curve => curve.Category));
        Assert.Equal((0.6667, 1.0), (curves[0].RefusedAtFivePercent, curves[1].RefusedAtFivePercent));
        Assert.Equal((20 + 19 + 10) / 60.0, curves[0].AreaUnder, 0.0001);
        Assert.Equal((new RefusalPoint(0, 0), new RefusalPoint(1, 1)), (curves[0].Points[0], curves[0].Points[^1]));
        Assert.Equal(1, curves[1].AreaUnder);
    }

    [Fact]
    public void Equal_confidence_tells_nothing_apart()
    {
        var curve = Assert.Single(RefusalCurve.Over([SomeResult.Answerable(confidence: 0.5), SomeResult.Unanswerable(confidence: 0.5)]));

        Assert.Equal((0.5, 0), (curve.AreaUnder, curve.RefusedAtFivePercent));
    }

    [Fact]
    public void Without_answerable_questions_there_is_no_refusal_to_weigh()
    {
        Assert.Empty(RefusalCurve.Over([SomeResult.Unanswerable()]));
    }

    [Fact]
    public void Nothing_has_no_curve()
    {
        var curves = Curves.Over([]);

        Assert.Equal((0, 0, 0), (curves.Refusals.Count, curves.RiskCoverage.Points.Count, curves.Calibration.Bins.Count));
    }
}
