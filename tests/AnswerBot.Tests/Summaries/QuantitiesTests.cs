using AnswerBot.Summaries;

namespace AnswerBot.Tests.Summaries;

public sealed class QuantitiesTests
{
    [Theory]
    [InlineData("三百万元", "3 million yuan")]
    [InlineData("300万元", "3,000,000 yuan")]
    [InlineData("1.2亿美元", "120 million US dollars")]
    [InlineData("百分之六十", "60%")]
    [InlineData("一成", "10 percent")]
    [InlineData("三分之二", "two-thirds")]
    [InlineData("二〇二二年", "2022年")]
    [InlineData("2022年5月1日", "1 May 2022")]
    [InlineData("十四亿三千万人", "1.43 billion people")]
    [InlineData("两万八千", "28,000")]
    [InlineData("十八个月", "eighteen months")]
    [InlineData("35％", "thirty-five percent")]
    public void The_same_quantity_is_read_alike_in_every_form(string one, string other)
    {
        var (first, second) = (Quantities.Find(one), Quantities.Find(other));

        Assert.NotEmpty(first);
        Assert.Equal(first.Count, second.Count);
        Assert.All(first, quantity => Assert.Contains(second, quantity.IsBorneOutBy));
    }

    [Theory]
    [InlineData("60%", "60元")]
    [InlineData("1.2亿元", "1.2亿美元")]
    [InlineData("5月", "5日")]
    [InlineData("三天", "三个月")]
    [InlineData("超过150人", "不到150人")]
    [InlineData("more than 150", "less than 150")]
    [InlineData("31 metres", "31 kilometres")]
    public void Another_unit_or_bound_is_another_quantity(string one, string other)
    {
        Assert.DoesNotContain(Quantities.Find(other), Assert.Single(Quantities.Find(one)).IsBorneOutBy);
    }

    [Theory]
    [InlineData("共建“一带一路”，十分重要")]
    [InlineData("Residents may go; G20 and COVID-19 are names")]
    public void Fixed_phrases_hold_no_number(string text)
    {
        Assert.Empty(Quantities.Find(text));
    }
}
