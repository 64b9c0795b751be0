using System.Globalization;
using System.Text.Json;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using CsCheck;

namespace AnswerBot.Tests.Summaries;

public sealed class SummaryGuardTests
{
    private static readonly IReadOnlyList<CorpusLine> Corpus =
        [.. File.ReadLines(SomeSummary.PathOf("guard-corpus.jsonl")).Select(line => JsonSerializer.Deserialize<CorpusLine>(line, JsonSerializerOptions.Web)!)];

    private static readonly string[] Fragments =
        ["[1]", "[2]", "【3】", "。", ". ", "\n", "“", "”", "\u200B", "\u202E", "\u2066", "<b>", "**", "不", "没有", "100", "https://a.cn", "\uD800", "\0", "1. "];

    [Fact]
    public void No_false_sentence_of_the_corpus_is_shown()
    {
        var wrong = Corpus.Where(line => !line.IsTrue).ToList();

        var shown = wrong.Where(line => Check(line).Kept.Count > 0).Select(line => line.Sentence);

        Assert.InRange(wrong.Count, 100, int.MaxValue);
        Assert.Empty(shown);
    }

    [Fact]
    public void At_least_nine_in_ten_true_sentences_of_the_corpus_are_shown()
    {
        var right = Corpus.Where(line => line.IsTrue).ToList();

        var lost = right.Where(line => Check(line).Dropped.Count > 0).Select(line => line.Sentence).ToList();

        Assert.InRange(right.Count, 80, int.MaxValue);
        Assert.True(lost.Count <= right.Count / 10, $"{lost.Count} of {right.Count} are lost: {string.Join(" | ", lost)}");
    }

    [Fact]
    public void The_corpus_has_each_kind_true_and_false_in_both_languages()
    {
        var kinds = Corpus.Select(line => (line.Language, line.IsTrue, line.Kind)).ToHashSet();

        Assert.InRange(Corpus.Count, 120, int.MaxValue);
        Assert.All(new[] { "number", "date", "name", "quotation", "negation" }, kind => Assert.Contains(("zh", false, kind), kinds));
        Assert.All(new[] { "number", "date", "name", "quotation", "negation" }, kind => Assert.Contains(("en", false, kind), kinds));
        Assert.Equal(Corpus.Count, Corpus.Select(line => (line.On, line.Sentence)).Distinct().Count());
    }

    [Theory]
    [InlineData("今年的预算是三百万元。", GuardRule.NoCitation)]
    [InlineData("今年的预算是三百万元[9]。", GuardRule.UnknownCitation)]
    [InlineData("今年的预算是五百万元[1]。", GuardRule.Number)]
    [InlineData("特朗普说公交票价不会提高[1]。", GuardRule.Name)]
    [InlineData("陈教授说，“这是全国最大的岩洞”[2]。", GuardRule.Quotation)]
    [InlineData("公交票价会提高[1]。", GuardRule.Negation)]
    [InlineData("市里还要新建歌剧院和体育馆[2]。", GuardRule.Support)]
    [InlineData("更多信息见www.example.com[1]。", GuardRule.Link)]
    [InlineData("请点击按钮[1]。", GuardRule.Instruction)]
    [InlineData("预算**增加**一成[1]。", GuardRule.Markup)]
    [InlineData("The budget is 3 million yuan [1].", GuardRule.Language)]
    public void The_rule_that_a_sentence_breaks_is_named(string sentence, GuardRule rule)
    {
        var verdict = Check(sentence);

        Assert.Empty(verdict.Kept);
        Assert.Equal(rule, Assert.Single(verdict.Dropped).Rule);
    }

    [Theory]
    [InlineData("今年的预算是三百万元。[1]", "今年的预算是三百万元[1]。")]
    [InlineData("今年的预算是三百万元【1】。", "今年的预算是三百万元[1]。")]
    [InlineData("- 今年的预算是三百万元［１］。", "今年的预算是三百万元[1]。")]
    [InlineData("今年的预算是三百万元。 . [1] . 【1】", "今年的预算是三百万元[1][1]。")]
    [InlineData("今年的预\u200B算是三百\u202E万元\uFEFF[1]。", "今年的预算是三百万元[1]。")]
    public void Ways_to_write_a_mark_and_hidden_characters_are_evened_out(string reply, string shown)
    {
        Assert.Equal([shown], Check(reply).Kept);
    }

    [Fact]
    public void A_number_split_by_hidden_characters_is_read_as_it_is_seen()
    {
        var verdict = Check("新发现的岩洞深1\u200B1\u206020米[2]。");

        Assert.Equal(GuardRule.Number, Assert.Single(verdict.Dropped).Rule);
    }

    [Fact]
    public void A_false_sentence_takes_only_itself_away()
    {
        var verdict = Check(SomeSummary.False + SomeSummary.True + "公交票价不会提高[1]。");

        Assert.Equal([SomeSummary.True, "公交票价不会提高[1]。"], verdict.Kept);
        Assert.Equal([1], verdict.Citations);
    }

    [Fact]
    public void No_more_than_three_sentences_are_shown()
    {
        var verdict = Check(string.Concat(Enumerable.Repeat(SomeSummary.True, 5)));

        Assert.Equal(3, verdict.Kept.Count);
        Assert.All(verdict.Dropped, dropped => Assert.Equal(GuardRule.Length, dropped.Rule));
    }

    [Fact]
    public void Whatever_a_model_replies_only_sentences_that_pass_by_themselves_are_shown()
    {
        var piece = Gen.OneOf(
            Gen.Int[0, Corpus.Count - 1].Select(place => Corpus[place].Sentence),
            Gen.Int[0, Fragments.Length - 1].Select(place => Fragments[place]),
            Gen.String[0, 12]);

        piece.Array[0, 12].Sample(pieces =>
        {
            var verdict = Check(string.Concat(pieces));

            Assert.All(verdict.Kept, sentence =>
            {
                Assert.Equal([sentence], Check(sentence).Kept);
                Assert.DoesNotContain(sentence, character => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate);
                Assert.DoesNotContain(sentence, character => "<>*_`#|\\{}".Contains(character, StringComparison.Ordinal));
            });
            Assert.All(verdict.Citations, number => Assert.InRange(number, 1, 4));
        }, iter: 2000, threads: 1);
    }

    [Fact]
    public void A_changed_number_in_a_true_sentence_is_always_found()
    {
        Gen.Int[1, 99_999].Where(number => number is not (120 or 2022 or 5 or 1)).Sample(
            number => Assert.Empty(Check(string.Create(CultureInfo.InvariantCulture, $"新发现的岩洞深{number}米[2]。")).Kept), iter: 1000, threads: 1);
    }

    private static GuardVerdict Check(string reply) => SomeSummary.Guard.Check(reply, QuestionLanguage.Chinese, SomeSummary.Sources["zh"]);

    private static GuardVerdict Check(CorpusLine line) =>
        SomeSummary.Guard.Check(line.Sentence, line.Language == "zh" ? QuestionLanguage.Chinese : QuestionLanguage.English, SomeSummary.Sources[line.On]);

    private sealed record CorpusLine(string On, string Language, string Sentence, bool IsTrue, string Kind);
}
