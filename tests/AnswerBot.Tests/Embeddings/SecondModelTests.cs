using System.Numerics.Tensors;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;

namespace AnswerBot.Tests.Embeddings;

/// <summary>The second model: a BERT model with another tokenizer, dimension and pooling.</summary>
public sealed class SecondModelTests : IDisposable
{
    private readonly OnnxSentenceEncoder _second =
        OnnxSentenceEncoder.Load(SentenceModel.Load(ShippedModel.Root.Resolve(new EmbeddingOptions().SecondModelPath!)), 1);

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
