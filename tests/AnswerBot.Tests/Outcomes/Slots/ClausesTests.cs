using AnswerBot.Outcomes.Slots;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>Where clauses end.</summary>
public sealed class ClausesTests
{
    [Fact]
    public void Commas_end_clauses_but_enumerations_and_numbers_stay_whole()
    {
        const string Text = "桥长1,100米，宽7.8米、高9米。It is 7.8 m wide, and high.";

        Assert.Equal(["桥长1,100米，", "宽7.8米、高9米。", "It is 7.8 m wide,", " and high."], Clauses.Of(Text).Select(clause => clause.In(Text)));
    }

    [Fact]
    public void A_clause_is_taken_with_the_one_before_it_in_its_sentence()
    {
        const string Text = "桥很长，也很宽。路窄。";

        Assert.Equal(["桥很长，", "桥很长，也很宽。", "路窄。"], Clauses.WithLeadIn(Text).Select(window => window.In(Text)));
    }
}
