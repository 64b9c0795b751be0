using System.Diagnostics;
using System.Text;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Tests.Transcripts;

/// <summary>What holds for every input, however broken.</summary>
public sealed class ParserPropertyTests(ITestOutputHelper output)
{
    private const long Samples = 3_000;

    private static readonly string[] Pieces =
    [
        "王毅：", "李四:", "《人民日报》记者：", "路透社：", "Reuters:", "MR. SMITH:", "问：", "答：", "Q:", "A:", "追问：", "记者追问：", "主持人：", "会后，有记者问：",
        "第一宗罪：", "案例一：", "案例：", "本报北京5月24日电 ", "记者会历时1小时。", "（完）", "（记者笑）", "【提示】", "【", "】", "《", "》", "(", ")", "：", ":", "、",
        "\n", "\n", "\n", "\r\n", "\r", "\u2028", "\u0085", "\n\n", "　　", " ",
        "\t", "\u00A0", "\u200B", "\uFEFF", "\f", "\0", "****", "——", "……", "😀", "\uD83D", "\uDE00", "𠮷",
        "有何评论？", "没有。", "Any comment?", "None.", "外交部长", "一、", "12:30", "https://", "记者", "会后",
    ];

    private static readonly string[][] Casts = [[], ["王毅"], ["王毅", "李四"], ["John Smith"]];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Piece.Array[0, 60].Select(string.Concat),
        Gen.Select(Piece, Gen.String[0, 10]).Select((piece, noise) => piece + noise).Array[0, 20].Select(string.Concat));

    private static readonly Gen<string[]> Speakers = Gen.Int[0, Casts.Length - 1].Select(at => Casts[at]);

    [Fact]
    public void Every_span_can_be_quoted_whatever_the_text() =>
        Gen.Select(Texts, Speakers).Sample(
            (text, speakers) => AssertSound(text, PressConferenceParser.Parse(text, Conference.Metadata("标题", speakers))),
            iter: Samples);

    [Fact]
    public void Parsing_the_same_text_twice_gives_the_same_turns() =>
        Texts.Sample(text => Assert.Equal(Conference.Outline(text), Conference.Outline(text)), iter: 300);

    [Theory]
    [InlineData("　　北方社记者：有何评论？\n　　王毅：没有，这是一个很长的回答。\n　　又一段。\n")]
    [InlineData("路透社：有何评论？\n王毅：没有。\n")]
    [InlineData("案例：有何评论？\n")]
    [InlineData("问：\n")]
    [InlineData("字")]
    [InlineData("《（")]
    [InlineData("A B C D E F G H ")]
    [InlineData("北京1日 ")]
    [InlineData(":\n")]
    [InlineData("问：？\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG1: \n")]
    [InlineData("”’」")]
    public void One_megabyte_takes_a_few_seconds(string piece)
    {
        AssertFast(new StringBuilder().Insert(0, piece, 1_000_000 / Encoding.UTF8.GetByteCount(piece)).ToString());
    }

    [Fact]
    public void One_megabyte_of_labels_none_of_which_comes_twice_takes_a_few_seconds() =>
        AssertFast(string.Concat(Enumerable.Range(0, 14_000).Select(at => $"北方{at}社：有何评论？\n案例{at}号：说明。\n王毅：没有。\n")));

    [Fact]
    public void One_megabyte_of_people_introduced_once_takes_a_few_seconds() =>
        AssertFast(string.Concat(Enumerable.Range(0, 24_000).Select(at => $"商务部部长 李{Ideograph(at % 20_000)}{Ideograph(at / 7)}：好。\n")));

    private static char Ideograph(int at) => (char)(0x4E00 + at);

    private void AssertFast(string text)
    {
        var clock = Stopwatch.StartNew();

        var turns = Conference.Parse(text);

        output.WriteLine($"{clock.Elapsed.TotalSeconds:F2} s, {turns.Count} turns");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }

    private static void AssertSound(string text, IReadOnlyList<Turn> turns)
    {
        int first = turns.Count > 0 && turns[0].Number == 0 ? 0 : 1;
        Assert.Equal(Enumerable.Range(first, turns.Count), turns.Select(turn => turn.Number));
        int end = 0;
        foreach (var turn in turns)
        {
            Assert.Equal(turn.Number == 0, turn.Question is null);
            Assert.Equal(turn.Number == 0, turn.Asker is null);
            if (turn.Question is { } question)
            {
                Assert.InRange(question.Start, end, text.Length);
                Assert.InRange(question.End, question.Start, text.Length);
                AssertTrimmed(question.In(text));
                end = question.End;
            }

            Assert.Equal(Enumerable.Range(1, turn.Paragraphs.Count), turn.Paragraphs.Select(paragraph => paragraph.Number));
            foreach (var paragraph in turn.Paragraphs)
            {
                Assert.InRange(paragraph.Span.Start, end, text.Length);
                Assert.InRange(paragraph.Span.End, paragraph.Span.Start + 1, text.Length);
                AssertTrimmed(paragraph.Span.In(text));
                Assert.DoesNotContain(paragraph.Span.In(text), "\n\r\u2028\u2029\u0085".Contains);
                Assert.NotEmpty(paragraph.Speaker);
                end = paragraph.Span.End;
            }
        }
    }

    private static void AssertTrimmed(string quote) => Assert.Equal(quote.Trim(), quote);
}
