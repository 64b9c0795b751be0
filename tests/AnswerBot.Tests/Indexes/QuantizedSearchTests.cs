using System.Numerics.Tensors;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;

namespace AnswerBot.Tests.Indexes;

/// <summary>What the scan over quantised vectors finds, against the exact scan over the same file.</summary>
public sealed class QuantizedSearchTests : IDisposable
{
    private const int Dimensions = 96;
    private const int Transcripts = 40;
    private const int PassagesInTranscript = 60;

    private static readonly EncoderIdentity Identity = new("random", new string('0', 64), Dimensions, 0);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_ten_best_of_2400_passages_are_those_of_the_exact_scan_with_the_same_scores_filtered_or_not()
    {
        var random = new Random(11);
        var centres = Enumerable.Range(0, 20).Select(_ => Unit(random, around: null, 1)).ToList();
        using var exact = new SqlitePassageIndex(_folder["index.db"], Identity);
        using var quantized = new SqlitePassageIndex(_folder["index.db"], Identity, new IndexOptions { ResidentPassages = 0 });
        var all = Enumerable.Range(0, Transcripts).Select(number => Make(number, random, centres)).ToList();
        await exact.UpdateAsync(new IndexUpdate(Some.Manifest(Identity, [.. all.Select(added => added.Transcript)]), [], all.ToAsyncEnumerable()), Cancel);
        var filters = new[] { PassageFilter.None, PassageFilter.None with { From = Some.Day(5), To = Some.Day(9) }, PassageFilter.None with { Speakers = ["发言人3"] } };

        for (var question = 0; question < 60; question++)
        {
            var encoded = new EncodedText(Unit(random, centres[question % centres.Count], 0.2f), null);
            var query = new PassageQuery(encoded, $"湄公河{question}", filters[question % filters.Length], new RankingWeights(1, 1, 0, 0.2, 24, 8), 10);
            var wanted = (await exact.SearchAsync(query, Cancel)).Ranked;
            var found = (await quantized.SearchAsync(query, Cancel)).Ranked;

            Assert.NotEmpty(wanted);
            Assert.Equal(wanted.Select(ranked => (ranked.Passage, ranked.Score)), found.Select(ranked => (ranked.Passage, ranked.Score)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(33)]
    [InlineData(384)]
    [InlineData(1029)]
    public void A_quantised_dot_product_is_near_the_exact_one_for_any_length(int length)
    {
        var random = new Random(length);
        var (question, vector) = (Vector(random, length), Vector(random, length));
        var (asked, held) = (new short[length], new sbyte[length]);

        var scale = QuantizedVectors.QuantizeQuestion(question, asked) * QuantizedVectors.Quantize(vector, held);

        Assert.Equal(asked.Zip(held, (left, right) => left * right).Sum(), QuantizedVectors.Dot(asked, held));
        Assert.Equal(TensorPrimitives.Dot<float>(question, vector), scale * QuantizedVectors.Dot(asked, held), 0.02);
    }

    [Fact]
    public void The_greatest_dot_product_of_a_long_vector_does_not_overflow()
    {
        var (asked, held) = (new short[16_384], new sbyte[16_384]);
        QuantizedVectors.QuantizeQuestion(Enumerable.Repeat(1f, asked.Length).ToArray(), asked);
        QuantizedVectors.Quantize(Enumerable.Repeat(-1f, held.Length).ToArray(), held);

        Assert.Equal(asked.Length * (long)asked[0] * held[0], QuantizedVectors.Dot(asked, held));
    }

    [Fact]
    public void A_vector_of_zeros_stays_one()
    {
        var held = new sbyte[] { 1, 2, 3 };

        Assert.Equal(0, QuantizedVectors.Quantize(new float[3], held));
        Assert.Equal(new sbyte[3], held);
    }

    private static IndexedTranscript Make(int number, Random random, List<float[]> centres)
    {
        var paragraphs = Enumerable.Range(0, PassagesInTranscript).Select(place => $"湄公河水位{(number * 7) + place}米。").ToArray();
        var transcript = Some.Transcript($"t{number:D2}", Some.Day(1 + (number % 28)), Some.Turn("水位？", "路透社", $"发言人{number % 5}", paragraphs));
        return new IndexedTranscript(transcript, [.. AnswerBot.Passages.PassageBuilder.Build(transcript).Select(passage => new IndexedPassage(
            passage, new EncodedText(Unit(random, centres[random.Next(centres.Count)], 0.3f), null), new EncodedText(Unit(random, centres[random.Next(centres.Count)], 0.3f), null)))]);
    }

    private static float[] Unit(Random random, float[]? around, float spread)
    {
        var vector = Vector(random, Dimensions);
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] = (around?[index] ?? 0) + (vector[index] * spread);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    /// <summary>Of about unit length.</summary>
    private static float[] Vector(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.5f) * MathF.Sqrt(12f / length))];
}
