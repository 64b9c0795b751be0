using System.Text;
using AnswerBot.Embeddings;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Tests.Embeddings;

/// <summary>The way back from tokens to the characters they were made of, which every highlight relies on.</summary>
public sealed class TokenSpanTests
{
    private const string Prefix = "passage: ";

    private static readonly SentencePieceEncoding Tokenizer =
        SentencePieceEncoding.Load(ShippedModel.Root.Resolve("models/multilingual-e5-small-zh-en/tokenizer.model"), 512);

    private static readonly string[] Pieces =
    [
        "…", "……", "ＷＨＯ", "１２３", "ﬁne", "①②③", "\u3000", "\u3000\u3000",
        " ", "  ", "\n", "\r\n", "\t", "e\u0301", "E\u0300\u0323", "か\u3099", "き\u3099", "\u0301", "\u1112\u1161\u11AB",
        "😀", "👨‍👩‍👧", "🇨🇳", "𠮷", "\uD83D", "\uDE00", "\0",
        "\u200B", "\u00AD", "\uFEFF", "\uFFFF", "㍿", "ﷺ", "½",
        "中国", "疫情", "Reuters", "7.8", "，", "“", "▁", "한국", "Ⅷ", "ｶﾞ",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 30].Select(string.Concat),
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]), Gen.String[0, 8]).Select((piece, noise) => piece + noise).Array[0, 8].Select(string.Concat));

    [Theory]
    [InlineData("你好……世界", "你好", "……", "世界")]
    [InlineData("我们……走", "我们", "……", "走")]
    [InlineData("一切都好…再见", "好", "…", "再见")]
    [InlineData("ＷＨＯ和中国", "ＷＨＯ", "和", "中国")]
    [InlineData("ﬁne words", "ﬁne", "words")]
    [InlineData("①和②", "①", "和", "②")]
    [InlineData("\u3000\u3000中国\u3000世界", "中国", "世界")]
    [InlineData("中国\n世界", "中国", "世界")]
    [InlineData("中国\r\n世界", "中国", "世界")]
    [InlineData("cafe\u0301 e\u0301te\u0301 中国", "cafe\u0301", "e\u0301te\u0301", "中国")]
    [InlineData("e\u0301e\u0301e\u0301 中国", "e\u0301e\u0301e\u0301", "中国")]
    [InlineData("か\u3099き\u3099く\u3099 中国", "か\u3099き\u3099く\u3099", "中国")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8 中国", "\u1112\u1161\u11AB\u1100\u116E\u11A8", "中国")]
    [InlineData("😀中国😀", "😀", "中国", "😀")]
    [InlineData("👨‍👩‍👧中国", "👨‍👩‍👧", "中国")]
    [InlineData("中国    世界", "中国", "世界")]
    [InlineData("  中国  世界  ", "中国", "世界")]
    [InlineData("5\u200BG与5G", "5", "G", "与", "5G")]
    [InlineData("㍿中国", "㍿", "中国")]
    public void Tokens_point_at_the_characters_they_were_made_of(string text, params string[] parts)
    {
        var spans = Tokenizer.Tokenize(Prefix, text).Spans;

        var at = 0;
        foreach (var part in parts)
        {
            var start = text.IndexOf(part, at, StringComparison.Ordinal);
            at = start + part.Length;
            var inside = spans.Where(span => span.Length > 0 && span.Start < at && span.End > start && !string.IsNullOrWhiteSpace(span.In(text))).ToList();
            Assert.True(inside.Count > 0, $"No token stands for {part}.");
            Assert.Equal((start, at), (inside[0].Start, inside[^1].End));
            Assert.True(inside.Zip(inside.Skip(1)).All(pair => pair.Second.Start <= pair.First.End), $"A gap in {part}.");
        }
    }

    [Fact]
    public void Every_word_of_the_seed_is_covered_by_the_tokens_in_their_order()
    {
        var transcript = TranscriptReader.Read(ShippedModel.Root.Resolve("seeds/transcripts/2020-05-24-wang-yi.txt"));
        foreach (var paragraph in transcript.Turns.SelectMany(turn => turn.Paragraphs))
        {
            var text = paragraph.Span.In(transcript.Text);

            var spans = Tokenizer.Tokenize(Prefix, text).Spans;

            Assert.Equal(text, Covered(text, spans));
        }
    }

    [Theory]
    [InlineData("…", 20)]
    [InlineData("…", 300)]
    [InlineData("½", 41)]
    [InlineData("㌖", 5)]
    [InlineData("㍿", 14)]
    [InlineData("\uFDFA", 3)]
    public void Many_characters_that_fold_to_several_in_a_row_are_tokenized(string character, int count)
    {
        var text = new StringBuilder().Insert(0, character, count).ToString();

        var tokens = Tokenizer.Tokenize(Prefix, text);

        Assert.NotEmpty(tokens.Spans);
        Assert.StartsWith(Covered(text, tokens.Spans), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spans_do_not_depend_on_the_prefix()
    {
        const string Text = "ＷＨＯ……e\u0301te\u0301 😀 中国";

        Assert.Equal(Tokenizer.Tokenize("query: ", Text).Spans, Tokenizer.Tokenize("passage: ", Text).Spans);
    }

    [Fact]
    public void What_does_not_fit_the_model_is_cut_at_the_end()
    {
        var text = new StringBuilder().Insert(0, "中国外交部回答提问。", 400).ToString();

        var tokens = Tokenizer.Tokenize(Prefix, text);

        Assert.Equal(512, tokens.Ids.Length);
        Assert.Equal(2, tokens.Ids[^1]);
        Assert.Equal(512 - tokens.FirstTextToken - 1, tokens.Spans.Count);
        Assert.StartsWith(Covered(text, tokens.Spans), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_lie_in_the_text_and_never_go_backwards_whatever_the_text() =>
        Texts.Sample(AssertSound, iter: 5_000);

    [Fact]
    public void Spans_stay_sound_whatever_the_normaliser_does() =>
        Gen.Select(Texts, Texts).Sample(
            (source, normalized) =>
            {
                var aligned = new SourceAlignment(text => "▁" + text.ToUpperInvariant()).Align(source, normalized);
                var spans = Enumerable.Range(0, normalized.Length).Select(at => aligned.SourceOf(at..(at + 1))).ToList();
                AssertAscending(source, spans);
            },
            iter: 2_000);

    private static void AssertSound(string text)
    {
        var tokens = Tokenizer.Tokenize(Prefix, text);

        Assert.Equal(tokens.Ids.Length - tokens.FirstTextToken - 1, tokens.Spans.Count);
        AssertAscending(text, tokens.Spans);
    }

    private static void AssertAscending(string text, IReadOnlyList<TextSpan> spans)
    {
        Assert.All(spans, span => Assert.InRange(span.End, span.Start, text.Length));
        Assert.All(spans, span => Assert.InRange(span.Start, 0, span.End));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start && pair.First.End <= pair.Second.End, $"{pair.First} before {pair.Second}"));
    }

    // The characters that tokens stand for, each once: tokens may share a character, as the dots of … do.
    private static string Covered(string text, IEnumerable<TextSpan> spans)
    {
        var covered = new StringBuilder();
        var at = 0;
        foreach (var span in spans)
        {
            var start = Math.Max(at, span.Start);
            if (span.End > start)
            {
                covered.Append(text, start, span.End - start);
                at = span.End;
            }
        }

        return covered.ToString();
    }
}
