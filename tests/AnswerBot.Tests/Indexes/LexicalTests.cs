using AnswerBot.Indexes.Lexical;
using CsCheck;

namespace AnswerBot.Tests.Indexes;

/// <summary>The words of a search: folding, cutting, weighing.</summary>
public sealed class LexicalTests
{
    [Theory]
    [InlineData("ＷＨＯ１２３，", "who123,")]
    [InlineData("COVID", "covid")]
    [InlineData("中國對世界的貢獻", "中国对世界的贡献")]
    [InlineData("ﬁne…", "fine...")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("", "")]
    public void Folding_brings_width_case_and_script_to_one_form(string text, string folded)
    {
        Assert.Equal(folded, TextFolding.Fold(text));
    }

    [Fact]
    public void Simplifying_keeps_length_and_offsets()
    {
        const string Text = "ＷＨＯ對「一帶一路」的評價 𠮷";

        Assert.Equal("ＷＨＯ对「一带一路」的评价 𠮷", TextFolding.Simplify(Text));
    }

    [Fact]
    public void Any_text_can_be_folded_and_cut() =>
        Gen.String.Sample(text => Assert.All(LexicalTokenizer.Tokenize(text), term => Assert.NotEmpty(term)), iter: 2_000);

    [Fact]
    public void Folding_twice_changes_nothing_more_on_the_seed()
    {
        var seed = File.ReadAllText(ShippedModel.Root.Resolve("seeds/transcripts/2020-05-24-wang-yi.txt"));

        var folded = TextFolding.Fold(seed);

        Assert.Equal(folded, TextFolding.Fold(folded));
    }

    [Theory]
    [InlineData("一带一路", "一带 带一 一路")]
    [InlineData("中美 关系", "中美 关系")]
    [InlineData("和", "和")]
    [InlineData("和，平", "和 平")]
    [InlineData("二〇二〇年", "二〇 〇二 二〇 〇年")]
    [InlineData("增长7.8%", "增长 7.8")]
    [InlineData("1,100亿", "1,100 亿")]
    [InlineData("１，１００", "1,100")]
    [InlineData("3.", "3")]
    [InlineData("3, 4", "3 4")]
    [InlineData("World Health ORGANIZATION", "world health organization")]
    [InlineData("5G与COVID-19", "5 g 与 covid 19")]
    [InlineData("naïve", "naïve")]
    [InlineData("日本語テスト", "日本 本語 語テ テス スト")]
    [InlineData("한국어", "한국 국어")]
    [InlineData("𠮷野家", "野家")]
    [InlineData("中\uD83D国", "中 国")]
    [InlineData("😀", "")]
    [InlineData("，。！", "")]
    [InlineData("", "")]
    public void Chinese_is_cut_into_pairs_and_the_rest_into_words_and_numbers(string text, string terms)
    {
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TextFolding.Fold), LexicalTokenizer.Tokenize(text));
    }

    [Fact]
    public void Traditional_and_simplified_characters_give_the_same_terms()
    {
        Assert.Equal(LexicalTokenizer.Tokenize("中国对世界的主要贡献是什么？"), LexicalTokenizer.Tokenize("中國對世界的主要貢獻是什麼？"));
    }

    [Theory]
    [InlineData(3, 1, 0.98083)]
    [InlineData(3, 3, 0.13353)]
    [InlineData(1, 0, 1.38629)]
    public void A_terms_weight_falls_with_the_documents_that_have_it_and_stays_positive(int documents, int having, double expected)
    {
        Assert.Equal(expected, Bm25.InverseDocumentFrequency(documents, having), 5);
    }

    [Theory]
    [InlineData(1, 10, 10, 1.0)]
    [InlineData(2, 10, 10, 1.375)]
    [InlineData(1, 20, 10, 0.70968)]
    [InlineData(0, 10, 10, 0.0)]
    public void A_term_counts_more_in_short_documents_and_less_with_each_repetition(int frequency, int length, double average, double expected)
    {
        Assert.Equal(expected, Bm25.TermScore(frequency, length, average), 5);
    }

    [Fact]
    public void No_number_of_repetitions_goes_beyond_saturation()
    {
        Assert.InRange(Bm25.TermScore(1_000_000, 10, 10), 2.1999, Bm25.Saturation);
    }
}
