using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Indexes;

/// <summary>Token vectors in bytes, and what they say about a question; every number can be computed by hand.</summary>
public sealed class LateInteractionTests
{
    [Fact]
    public void Numbers_are_stored_as_rounded_127ths()
    {
        var quantized = QuantizedTokens.From(Tokens(2, 1, -1, 0.5f, -0.004f, 0.003f, 1.2f));

        Assert.Equal(new sbyte[] { 127, -127, 64, -1, 0, 127 }, quantized.Values);
        Assert.Equal(3, quantized.Spans.Length);
        Assert.Equal(new byte[] { 127, 129, 64, 255, 0, 127 }, quantized.ToBytes());
    }

    [Fact]
    public void Similarities_are_dot_products_row_by_row_of_the_question()
    {
        var text = QuantizedTokens.From(Tokens(2, 1, 0, 0, 1, 0.6f, 0.8f));

        var similarities = text.Similarities(Tokens(2, 1, 0, 0.6f, 0.8f));

        Assert.Equal([1, 0, 0.6, 0.6, 0.8, 1], similarities.Select(value => Math.Round(value, 2)));
    }

    [Fact]
    public void Quantising_costs_less_than_a_hundredth()
    {
        var random = new Random(1);
        float[] vector = [.. Enumerable.Range(0, 128).Select(_ => (float)random.NextDouble() - 0.5f)];
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        var tokens = Tokens(128, [.. vector.Select(value => value / length)]);

        Assert.Equal(1, QuantizedTokens.From(tokens).Similarities(tokens)[0], 0.01);
    }

    [Fact]
    public void Each_token_of_the_question_takes_its_best_token_of_the_text()
    {
        var text = QuantizedTokens.From(Tokens(2, 0, 1, 0.6f, 0.8f));
        var question = Tokens(2, 1, 0, 0, 1, 0, -1);

        var coverage = LateInteraction.Coverage(question, text);

        Assert.Equal([0.6, 1, -0.8], coverage.Select(value => Math.Round(value, 2)));
        Assert.Equal(0.8 / 3, LateInteraction.MaxSim(question, text), 0.01);
    }

    [Fact]
    public void A_question_or_a_text_without_tokens_counts_nothing()
    {
        var some = Tokens(2, 1, 0);
        var none = Tokens(2);

        Assert.Equal(0, LateInteraction.MaxSim(none, QuantizedTokens.From(some)));
        Assert.Equal(0, LateInteraction.MaxSim(some, QuantizedTokens.From(none)));
        Assert.Empty(LateInteraction.Coverage(none, QuantizedTokens.From(some)));
    }

    private static TokenVectors Tokens(int dimensions, params float[] values) =>
        new(values, dimensions, [.. Enumerable.Range(0, values.Length / dimensions).Select(token => new TextSpan(token, token + 1))]);
}
