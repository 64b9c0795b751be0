using System.Numerics.Tensors;
using System.Text.Json;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;

namespace AnswerBot.Tests.Embeddings;

/// <summary>Tokens, vectors and ranking against reference values that were computed outside this program (models/README.md).</summary>
public sealed class GoldenTests(ShippedModel model)
{
    private const double RankingTolerance = 0.02;

    private static readonly string Folder = ShippedModel.Root.Resolve("tests/AnswerBot.Tests/Embeddings");

    private static readonly List<GoldenText> Texts = Read<GoldenText>("golden.jsonl");

    public static TheoryData<string> Questions => [.. Read<GoldenRanking>("golden-ranking.jsonl").Select(row => row.Question)];

    [Fact]
    public void The_tokenizer_gives_exactly_the_reference_ids()
    {
        var tokenizer = SentencePieceEncoding.Load(ShippedModel.Root.Resolve("models/multilingual-e5-small-zh-en/tokenizer.model"), 512);

        Assert.Equal(73, Texts.Count);
        Assert.All(Texts, row => Assert.Equal(row.Ids, tokenizer.Tokenize(row.Prefix, row.Text).Ids));
    }

    [Fact]
    public async Task Sentence_and_token_vectors_are_those_of_the_reference()
    {
        foreach (var row in Texts)
        {
            var encoded = await EncodeAsync(row);

            Assert.True(TensorPrimitives.CosineSimilarity<float>(encoded.Sentence, row.Sentence) >= 0.99, row.Text);
            Assert.Equal(1, TensorPrimitives.Norm<float>(encoded.Sentence), 3);
            AssertTokens(row, encoded.Tokens!);
        }
    }

    [Fact]
    public async Task The_same_text_always_gives_the_same_vector()
    {
        var first = await EncodeAsync(Texts[0]);
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await EncodeAsync(Texts[0]))));

        Assert.All(together, encoded => Assert.Equal(first.Sentence, encoded.Sentence));
        Assert.All(together, encoded => Assert.Equal(first.Tokens!.Values, encoded.Tokens!.Values));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_seeds_paragraphs_rank_as_in_the_reference(string question)
    {
        var expected = Read<GoldenRanking>("golden-ranking.jsonl").Single(row => row.Question == question).Top;
        var seed = await model.SeedAsync();
        var encoded = await model.Encoder.EncodeQuestionAsync(question, TestContext.Current.CancellationToken);
        var query = new PassageQuery(encoded, question, PassageFilter.None, new RankingWeights(1, 1, 4, 0, 107, 0), 107);

        var ranked = (await seed.Index.SearchAsync(query, TestContext.Current.CancellationToken)).Ranked;

        var ours = expected.Select(top => ranked.Single(found => (found.Passage.Turn, found.Passage.Paragraph) == (top.Turn, top.Paragraph))).ToList();
        foreach (var (reference, found) in expected.Zip(ours))
        {
            Assert.Equal(reference.Cosine, found.Signals.Paragraph, RankingTolerance);
            Assert.Equal(reference.Context, found.Signals.Context, RankingTolerance);
            Assert.Equal(reference.MaxSim, found.Signals.MaxSim, RankingTolerance);
            Assert.Equal(reference.Score, found.Score, RankingTolerance);
        }

        // Place by place, what we rank there may be another passage only where the two score alike.
        Assert.All(ranked.Zip(ours), pair => Assert.Equal(pair.Second.Score, pair.First.Score, RankingTolerance));
    }

    private ValueTask<EncodedText> EncodeAsync(GoldenText row) => row.Prefix == "query: "
        ? model.Encoder.EncodeQuestionAsync(row.Text, TestContext.Current.CancellationToken)
        : model.Encoder.EncodePassageAsync(row.Text, TestContext.Current.CancellationToken);

    // The reference has the vectors from the begin mark on; ours leave out the marks and the prefix, and each row is cut after its first numbers.
    private static void AssertTokens(GoldenText row, TokenVectors ours)
    {
        var skipped = row.Prefix == "query: " ? 4 : 3;
        Assert.Equal(row.Ids.Length - skipped - 1, ours.Count);
        for (var token = skipped; token < Math.Min(row.Tokens.Length, row.Ids.Length - 1); token++)
        {
            var numbers = ours[token - skipped];
            Assert.Equal(1, TensorPrimitives.Norm(numbers), 3);
            Assert.True(TensorPrimitives.Distance(numbers[..row.Tokens[token].Length], row.Tokens[token]) < 0.1, $"{row.Text}, token {token}");
        }
    }

    private static List<T> Read<T>(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name)).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];

    private sealed record GoldenText(string Prefix, string Text, long[] Ids, float[] Sentence, float[][] Tokens);

    private sealed record GoldenRanking(string Question, IReadOnlyList<GoldenPassage> Top);

    private sealed record GoldenPassage(int Turn, int Paragraph, double Cosine, double Context, double MaxSim, double Score);
}
