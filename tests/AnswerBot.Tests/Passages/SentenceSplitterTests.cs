using AnswerBot.Passages;
using CsCheck;

namespace AnswerBot.Tests.Passages;

public sealed class SentenceSplitterTests
{
    private static readonly string[] Pieces =
    [
        "中美合则两利", "。", "！", "？", "……", "…", "”", "’", "）", "」", "》", "\"", "'", ")", "“", "(", "，",
        ".", "7.8", "U.S.", "Mr. ", "e.g. ", "No", "Then", " ", "\n", "　", "😀", "𠮷",
    ];

    private static readonly Gen<string> Paragraphs = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(string.Concat),
        Gen.String[0, 60]);

    [Theory]
    [InlineData("病毒不分国界。团结才能胜利！对吗？", "病毒不分国界。", "团结才能胜利！", "对吗？")]
    [InlineData("他说：“不会。”然后走了。", "他说：“不会。”", "然后走了。")]
    [InlineData("（完全不会。）下一句。", "（完全不会。）", "下一句。")]
    [InlineData("真的吗？！当然。", "真的吗？！", "当然。")]
    [InlineData("还有很多……下一个问题。", "还有很多……", "下一个问题。")]
    [InlineData("还有吗……？没有。", "还有吗……？", "没有。")]
    [InlineData("没有句号", "没有句号")]
    [InlineData("一、合作；二、发展，三、共赢。", "一、合作；二、发展，三、共赢。")]
    [InlineData("　　前面有空。 　后面也有。\n", "前面有空。", "后面也有。")]
    public void Chinese_is_cut_after_its_sentence_marks(string paragraph, params string[] sentences)
    {
        Assert.Equal(sentences, Split(paragraph));
    }

    [Theory]
    [InlineData("Trade grew. Tourism fell! Why? Nobody knows.", "Trade grew.", "Tourism fell!", "Why?", "Nobody knows.")]
    [InlineData("It grew by 7.8 percent. Good.", "It grew by 7.8 percent.", "Good.")]
    [InlineData("The U.S. Government knows. We too.", "The U.S. Government knows.", "We too.")]
    [InlineData("Some, e.g. Masks, were sent. More follow.", "Some, e.g. Masks, were sent.", "More follow.")]
    [InlineData("Mr. Wang thanked Dr. Tedros. He left.", "Mr. Wang thanked Dr. Tedros.", "He left.")]
    [InlineData("J. Smith asked. He answered.", "J. Smith asked.", "He answered.")]
    [InlineData("He said, \"No.\" Then he left.", "He said, \"No.\"", "Then he left.")]
    [InlineData("He said, “No.” Then he left.", "He said, “No.”", "Then he left.")]
    [InlineData("It is so (as he said.) Next.", "It is so (as he said.)", "Next.")]
    [InlineData("It came in 2020. 138 countries signed.", "It came in 2020.", "138 countries signed.")]
    [InlineData("It is so. “Really?” Yes.", "It is so.", "“Really?”", "Yes.")]
    [InlineData("no full stop", "no full stop")]
    public void English_is_cut_at_full_stops_that_end_a_sentence(string paragraph, params string[] sentences)
    {
        Assert.Equal(sentences, Split(paragraph));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n　\t")]
    public void White_space_has_no_sentence(string paragraph)
    {
        Assert.Empty(SentenceSplitter.Split(paragraph));
    }

    [Fact]
    public void Sentences_ascend_cover_everything_and_keep_surrogate_pairs_whole() => Paragraphs.Sample(
        paragraph =>
        {
            var spans = SentenceSplitter.Split(paragraph);

            var covered = new bool[paragraph.Length];
            var former = 0;
            foreach (var span in spans)
            {
                Assert.True(span.Start >= former && span.Length > 0 && span.End <= paragraph.Length, "spans must ascend without overlap");
                Assert.False(SplitsPair(paragraph, span.Start) || SplitsPair(paragraph, span.End), "a surrogate pair is cut");
                former = span.End;
                Array.Fill(covered, true, span.Start, span.Length);
            }

            Assert.All(paragraph.Zip(covered), place => Assert.True(place.Second || char.IsWhiteSpace(place.First), "a character is lost"));
        },
        iter: 3_000);

    private static IEnumerable<string> Split(string paragraph) => SentenceSplitter.Split(paragraph).Select(span => span.In(paragraph));

    private static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
