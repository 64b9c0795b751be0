using System.Numerics.Tensors;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using CsCheck;

namespace AnswerBot.Tests.Embeddings;

/// <summary>The second model: a BERT model with another tokenizer, dimension and pooling.</summary>
public sealed class SecondModelTests : IDisposable
{
    private readonly OnnxSentenceEncoder _second =
        OnnxSentenceEncoder.Load(SentenceModel.Load(ShippedModel.Root.Resolve(new EmbeddingOptions().SecondModelPath!)), 1);

    private static readonly string[] Pieces = ["中国", "疫情", "aZ", " ", "９", "…", "①", "é", "e\u0301", "ﬁ", "\n", "，", "😀", "[UNK]", "##"];

    [Fact]
    public async Task A_sentence_and_its_tokens_have_unit_length_and_the_dimension_of_the_model()
    {
        var encoded = await _second.EncodePassageAsync("病毒不分国界。", TestContext.Current.CancellationToken);

        Assert.Equal(512, encoded.Sentence.Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(encoded.Sentence), 3);
        Assert.Equal("病毒不分国界。".Length, encoded.Tokens!.Count);
        Assert.All(Enumerable.Range(0, encoded.Tokens.Count), token => Assert.Equal(1, TensorPrimitives.Norm(encoded.Tokens[token]), 3));
    }

    [Fact]
    public async Task What_means_the_same_is_nearer_than_what_does_not()
    {
        var question = await _second.EncodeQuestionAsync("他为啥不担心香港的生意？", TestContext.Current.CancellationToken);
        var near = await _second.EncodePassageAsync("不影响外国投资者在香港的正当权益。", TestContext.Current.CancellationToken);
        var far = await _second.EncodePassageAsync("中欧班列累计运送近8000吨抗疫物资。", TestContext.Current.CancellationToken);

        Assert.True(
            LateInteraction.MaxSim(question.Tokens, QuantizedTokens.From(near.Tokens!)) > LateInteraction.MaxSim(question.Tokens, QuantizedTokens.From(far.Tokens!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\ud800")]
    [InlineData("😀①ﬁ…")]
    public async Task Odd_texts_are_encoded_too(string text)
    {
        var encoded = await _second.EncodeQuestionAsync(text, TestContext.Current.CancellationToken);

        Assert.All(encoded.Sentence, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData("病毒不分国界。", "病", "毒", "不", "分", "国", "界", "。")]
    [InlineData("ＷＨＯ与 Reuters……", "ＷＨＯ", "与", "Reuters", "……")]
    [InlineData("近40只口罩，①", "近", "40", "只", "口", "罩", "，", "①")]
    public async Task Tokens_point_at_the_characters_they_were_made_of(string text, params string[] parts)
    {
        var tokens = (await _second.EncodePassageAsync(text, TestContext.Current.CancellationToken)).Tokens!;

        foreach (var part in parts)
        {
            var start = text.IndexOf(part, StringComparison.Ordinal);
            var inside = tokens.Spans.Where(span => span.Length > 0 && span.Start < start + part.Length && span.End > start).ToList();
            Assert.Equal((start, start + part.Length), (inside.Min(span => span.Start), inside.Max(span => span.End)));
        }
    }

    [Fact]
    public void Spans_lie_in_the_text_and_never_go_backwards_whatever_the_text()
    {
        var tokenizer = WordPieceEncoding.Load(Path.Combine(ShippedModel.Root.Resolve(new EmbeddingOptions().SecondModelPath!), "vocab.txt"), 512);
        Gen.OneOf(Gen.String[0, 40], Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 20].Select(string.Concat)).Sample(
            text =>
            {
                var placed = tokenizer.Tokenize("", text).Spans.Where(span => span.Length > 0).ToList();
                Assert.All(placed, span => Assert.InRange(span.End, span.Start, text.Length));
                Assert.All(placed.Zip(placed.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.Start));
            },
            iter: 300);
    }

    [Fact]
    public async Task A_text_longer_than_the_model_is_cut()
    {
        var encoded = await _second.EncodePassageAsync(new string('长', 2000), TestContext.Current.CancellationToken);

        Assert.Equal(510, encoded.Tokens!.Count);
    }

    [Fact]
    public async Task Two_models_give_the_vectors_of_the_first_and_the_tokens_of_the_second()
    {
        var first = new FakeEncoder();
        var dual = new DualSentenceEncoder(first, _second, secondIsChineseOnly: true);

        var chinese = await dual.EncodeQuestionAsync("甲怎么样？", TestContext.Current.CancellationToken);
        var english = await dual.EncodeQuestionAsync("What about it?", TestContext.Current.CancellationToken);

        Assert.Equal(first.Encode("甲怎么样？").Sentence, chinese.Sentence);
        Assert.Equal(512, chinese.SecondTokens!.Dimensions);
        Assert.Null(english.SecondTokens);
        Assert.Null((await dual.EncodeContextAsync("甲？\n乙。", TestContext.Current.CancellationToken)).SecondTokens);
        Assert.Equal(512, dual.Identity.SecondTokenDimensions);
        Assert.NotEqual(first.Identity.Fingerprint, dual.Identity.Fingerprint);
    }

    [Fact]
    public async Task Of_an_english_question_the_second_model_reads_the_words_that_are_printed_for_it()
    {
        var first = new FakeEncoder();
        var dual = new DualSentenceEncoder(first, _second, secondIsChineseOnly: true);

        var english = await dual.EncodeQuestionAsync("How many masks?", "口罩 甲", TestContext.Current.CancellationToken);
        var chinese = await dual.EncodeQuestionAsync("罩子有几只？", "口罩", TestContext.Current.CancellationToken);

        Assert.Equal(first.Encode("How many masks?").Sentence, english.Sentence);
        Assert.Equal((await _second.EncodeQuestionAsync("口罩 甲", TestContext.Current.CancellationToken)).Tokens!.Values, english.SecondTokens!.Values);
        Assert.True(english.SecondIsOfPrintedWords);
        Assert.False(chinese.SecondIsOfPrintedWords);
        Assert.Equal(first.Encode("罩子有几只？ 口罩").Sentence, chinese.Sentence);
        Assert.Equal((await _second.EncodeQuestionAsync("罩子有几只？ 口罩", TestContext.Current.CancellationToken)).Tokens!.Values, chinese.SecondTokens!.Values);
    }

    [Fact]
    public void Two_models_are_let_go_together()
    {
        var (first, second) = (new OwnedEncoder(), new OwnedEncoder());

        new DualSentenceEncoder(first, second, secondIsChineseOnly: true).Dispose();

        Assert.True(first.IsDisposed && second.IsDisposed);
    }

    public void Dispose() => _second.Dispose();

    private sealed class OwnedEncoder : ISentenceEncoder, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public EncoderIdentity Identity { get; } = new FakeEncoder().Identity;

        public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }
}
