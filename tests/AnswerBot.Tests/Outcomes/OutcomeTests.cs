using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Outcomes;

/// <summary>What tells answered from not answered.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData(OutcomeFeatures.Elsewhere)]
    [InlineData(OutcomeFeatures.OpenFigure)]
    [InlineData(OutcomeFeatures.OpenName)]
    [InlineData(OutcomeFeatures.UnknownNames)]
    [InlineData(OutcomeFeatures.AbsentFigures)]
    public void What_speaks_against_an_answer_lowers_the_probability(string feature)
    {
        var plain = Features(4.2);
        var worse = new OutcomeFeatures(new Dictionary<string, double>(plain.Values) { [feature] = plain[feature] + 0.3 });

        Assert.True(OutcomeWeights.Shipped.Probability(worse) < OutcomeWeights.Shipped.Probability(plain));
    }

    [Fact]
    public void More_similarity_never_lowers_the_probability()
    {
        Assert.True(OutcomeWeights.Shipped.Probability(Features(4.6)) >= OutcomeWeights.Shipped.Probability(Features(4.2)));
    }

    [Fact]
    public void The_shipped_weights_name_what_they_were_fitted_on()
    {
        Assert.All(OutcomeWeights.Shipped.FittedOn, input => Assert.Matches("^[0-9a-f]{64}$", input.Value));
        Assert.NotEmpty(OutcomeWeights.Shipped.FittedOn);
    }

    [Fact]
    public void Fitting_separates_what_can_be_separated_and_is_repeatable()
    {
        var results = Judged("dev");

        var weights = OutcomeFitter.Fit(results, [], new Dictionary<string, string>());

        Assert.True(weights.Probability(Features(4.6)) > 0.8);
        Assert.True(weights.Probability(Features(4.6, openFigure: 1)) < 0.2);
        Assert.True(weights.Probability(Features(4.6, elsewhere: 0.3)) < 0.2);
        var again = OutcomeFitter.Fit(results, [], new Dictionary<string, string>());
        Assert.Equal((weights.Answer.Bias, weights.Subject.Bias), (again.Answer.Bias, again.Subject.Bias));
        Assert.Equal(weights.Answer.Weights, again.Answer.Weights);
    }

    [Fact]
    public void Pairs_of_other_events_add_what_the_questions_do_not_show_and_outweigh_nothing()
    {
        // In the questions no name is missing; in the pairs that tells what is not answered, and figures are of no account.
        List<PairResult> pairs =
        [
            .. Enumerable.Range(0, 500).Select(number => new PairResult(number % 2 == 0, false, With(Features(4.2, openFigure: number / 2 % 2), OutcomeFeatures.UnknownNames, number % 2))),
            new PairResult(true, false, null),
        ];

        var weights = OutcomeFitter.Fit(Judged("dev"), pairs, new Dictionary<string, string>());

        Assert.True(weights.Answer.Weights[OutcomeFeatures.UnknownNames] < -0.5, $"{weights.Answer.Weights[OutcomeFeatures.UnknownNames]}");
        Assert.True(weights.Probability(Features(4.2, openFigure: 1)) < 0.5, $"{weights.Probability(Features(4.2, openFigure: 1))}");
    }

    [Fact]
    public void A_weight_that_chance_turns_round_is_zero()
    {
        // Here the unanswerable questions are the more similar ones.
        QuestionResult[] results = [.. Judged("dev").Select(result => result.Question.Answerable ? result : With(result, OutcomeFeatures.Score, 5))];

        var weights = OutcomeFitter.Fit(results, [], new Dictionary<string, string>());

        Assert.Equal(0, weights.Answer.Weights[OutcomeFeatures.Score]);
    }

    [Fact]
    public void Weights_hold_on_questions_they_were_not_fitted_to()
    {
        var check = OutcomeFitter.CrossValidate(Judged("dev"));

        Assert.True(check.Separation > 0.95, $"{check.Separation}");
        Assert.True(check.ExpectedError < 0.2, $"{check.ExpectedError}");
    }

    [Fact]
    public void Test_questions_are_not_fitted_to()
    {
        Assert.Throws<EvaluationSetException>(() => OutcomeFitter.Fit(Judged("test"), [], new Dictionary<string, string>()));
    }

    // Ten each: answerable, without the figure wanted, about something else.
    private static QuestionResult[] Judged(string split) =>
    [
        .. Enumerable.Range(0, 30).Select(number => (number % 3) switch
        {
            0 => Judged(number, split, "fact", true, Features(4 + (number * 0.01))),
            1 => Judged(number, split, "near-miss", false, Features(4 + (number * 0.01), openFigure: 1)),
            _ => Judged(number, split, OutcomeFitter.OffTopic, false, Features(3.5, elsewhere: 0.2 + (number * 0.001))),
        }),
    ];

    private static OutcomeFeatures Features(double score, double openFigure = 0, double elsewhere = -0.2) => new(new Dictionary<string, double>
    {
        [OutcomeFeatures.Score] = score,
        [OutcomeFeatures.Lead] = 0.3,
        [OutcomeFeatures.OpenFigure] = openFigure,
        [OutcomeFeatures.Elsewhere] = elsewhere,
    });

    private static QuestionResult With(QuestionResult result, string feature, double value) =>
        result with { Answer = result.Answer with { Features = With(new OutcomeFeatures(result.Answer.Features!), feature, value).Values } };

    private static OutcomeFeatures With(OutcomeFeatures features, string feature, double value) => new(new Dictionary<string, double>(features.Values) { [feature] = value });

    private static QuestionResult Judged(int number, string split, string category, bool answerable, OutcomeFeatures features) => new(
        new EvaluationQuestion($"q-{number:D2}", category, "问？", answerable, Split: split),
        SomeAnswer.Answer() with { Features = features.Values },
        answerable ? 1 : null,
        answerable,
        null,
        null,
        [],
        TimeSpan.Zero);
}
