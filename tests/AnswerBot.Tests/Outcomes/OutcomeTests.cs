using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Outcomes;

/// <summary>What tells answered from not answered.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("中国出口了多少口罩？", "仅口罩就出口了568亿只。", false)]
    [InlineData("中国出口了多少口罩？", "我们还出口了大量口罩。", true)]
    [InlineData("什么时候签？", "力争年内签署。", false)]
    [InlineData("When will it be signed?", "双方将签署协定。", true)]
    [InlineData("几乎没有进展吗？", "没有进展。", false)]
    [InlineData("中国持什么态度？", "中方持开放态度。", false)]
    public void A_number_slot_is_open_where_a_number_is_wanted_and_none_is_there(string question, string sentence, bool open)
    {
        Assert.Equal(open, NumberSlot.IsOpen(question, sentence));
    }

    [Fact]
    public void More_similarity_and_a_wider_lead_raise_the_probability_and_an_open_slot_lowers_it()
    {
        var weights = OutcomeWeights.Shipped;
        var plain = new OutcomeFeatures(4.2, 0.3, NumberGap: false, 0.1);

        Assert.True(weights.Probability(plain with { Score = 4.6 }) > weights.Probability(plain));
        Assert.True(weights.Probability(plain with { Gap = 0.6 }) > weights.Probability(plain));
        Assert.True(weights.Probability(plain with { SecondMaxSim = 0.2 }) > weights.Probability(plain));
        Assert.True(weights.Probability(plain with { NumberGap = true }) < weights.Probability(plain));
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
        QuestionResult[] results = [.. Enumerable.Range(0, 20).Select(number => Judged(number % 2 == 0, number % 2 == 0 ? 4.5 + (number * 0.01) : 3.5 - (number * 0.01)))];

        var weights = OutcomeFitter.Fit(results, new Dictionary<string, string>());

        Assert.True(weights.Probability(new OutcomeFeatures(4.6, 0.3, false, 0)) > 0.8);
        Assert.True(weights.Probability(new OutcomeFeatures(3.4, 0.3, false, 0)) < 0.2);
        Assert.Equal(weights with { FittedOn = OutcomeWeights.Shipped.FittedOn }, OutcomeFitter.Fit(results, OutcomeWeights.Shipped.FittedOn));
    }

    [Fact]
    public void Test_questions_are_not_fitted_to()
    {
        QuestionResult[] results = [Judged(true, 4, "test"), Judged(false, 3, "test")];

        Assert.Throws<EvaluationSetException>(() => OutcomeFitter.Fit(results, new Dictionary<string, string>()));
    }

    private static QuestionResult Judged(bool answerable, double score, string split = "dev") => new(
        new EvaluationQuestion("q", "fact", "问？", answerable, Split: split),
        SomeAnswer.Answer() with { Features = new OutcomeFeatures(score, 0.3, false, 0) },
        answerable ? 1 : null,
        answerable,
        null,
        null,
        [],
        TimeSpan.Zero);
}
