using AnswerBot.Embeddings;
using Microsoft.Extensions.AI;

namespace AnswerBot.Tests.Embeddings;

public sealed class GeneratorSentenceEncoderTests
{
    private static readonly EncoderIdentity Identity = new("some-model", new string('0', 64), Dimensions: 2, TokenDimensions: 0);

    [Fact]
    public async Task A_question_and_a_passage_get_their_own_prefixes()
    {
        var generator = new Generator(_ => [[1, 0]]);
        using var encoder = Encoder(generator);

        await encoder.EncodeQuestionAsync("甲？", TestContext.Current.CancellationToken);
        await encoder.EncodePassageAsync("乙。", TestContext.Current.CancellationToken);

        Assert.Equal(["query: 甲？", "passage: 乙。"], generator.Asked);
    }

    [Fact]
    public async Task A_vector_is_brought_to_unit_length_and_there_are_no_token_vectors()
    {
        using var encoder = Encoder(new Generator(_ => [[3, 4]]));

        var encoded = await encoder.EncodePassageAsync("甲", TestContext.Current.CancellationToken);

        Assert.Equal([0.6f, 0.8f], encoded.Sentence);
        Assert.Null(encoded.Tokens);
        Assert.Null(encoded.SecondTokens);
    }

    [Theory]
    [InlineData(new float[] { 1, 0, 0 }, "gave a vector of 3 floats; AnswerBot:Embeddings:Dimensions says 2")]
    [InlineData(new float[] { 0, 0 }, "without a direction")]
    [InlineData(new float[] { float.NaN, 1 }, "without a direction")]
    [InlineData(new float[] { float.PositiveInfinity, 1 }, "without a direction")]
    public async Task A_vector_that_cannot_be_ranked_by_is_refused(float[] vector, string message)
    {
        using var encoder = Encoder(new Generator(_ => [vector]));

        var exception = await Assert.ThrowsAsync<EncoderUnavailableException>(async () => await encoder.EncodeQuestionAsync("甲", TestContext.Current.CancellationToken));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The service of this test, model some-model, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_vector_for_a_text_is_refused()
    {
        using var encoder = Encoder(new Generator(_ => []));

        var exception = await Assert.ThrowsAsync<EncoderUnavailableException>(async () => await encoder.EncodeQuestionAsync("甲", TestContext.Current.CancellationToken));

        Assert.Contains("0 vectors for one text", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_generator_keeps_its_cause()
    {
        using var encoder = Encoder(new Generator(_ => throw new HttpRequestException("No route to host.")));

        var exception = await Assert.ThrowsAsync<EncoderUnavailableException>(async () => await encoder.EncodeQuestionAsync("甲", TestContext.Current.CancellationToken));

        Assert.Contains("No route to host. Check that it runs", exception.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(exception.InnerException);
    }

    [Fact]
    public async Task A_cancelled_question_is_cancelled_and_not_an_outage()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var encoder = Encoder(new Generator(_ => [[1, 0]]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await encoder.EncodeQuestionAsync("甲", cancelled.Token));
    }

    private static GeneratorSentenceEncoder Encoder(Generator generator) => new(generator, Identity, "query: ", "passage: ", "the service of this test");

    private sealed class Generator(Func<string, float[][]> vectors) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Asked { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Asked.AddRange(values);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors(Asked[^1]).Select(vector => new Embedding<float>(vector))));
        }

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }
}
