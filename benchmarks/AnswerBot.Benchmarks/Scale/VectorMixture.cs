using System.Numerics.Tensors;
using AnswerBot.Embeddings;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>
/// Makes up sentence vectors that lie as real ones do, in the narrow cone of the model: between two real ones, moved along the difference of two others,
/// with noise as large as half the distance between real neighbours. A passage's paragraph and context take the same path, so they stay as alike as real ones.
/// </summary>
internal sealed class VectorMixture(IReadOnlyList<(EncodedText Paragraph, EncodedText Context)> real)
{
    private readonly float _noise = NeighbourDistance(real) / 2 / MathF.Sqrt(real[0].Paragraph.Sentence.Length);

    /// <summary>A passage's vectors, with the token vectors of a real passage where they are wanted.</summary>
    public (EncodedText Paragraph, EncodedText Context) Make(Random random, bool withTokens)
    {
        var (near, far, plus, minus) = (random.Next(real.Count), random.Next(real.Count), random.Next(real.Count), random.Next(real.Count));
        var (share, along) = (random.NextSingle() / 2, (random.NextSingle() - 0.5f) * 0.6f);
        var second = withTokens ? real[near].Paragraph.SecondTokens : null;
        return (
            new EncodedText(Mix(index => real[index].Paragraph.Sentence), null, second),
            new EncodedText(Mix(index => real[index].Context.Sentence), withTokens ? real[near].Context.Tokens : null));

        float[] Mix(Func<int, float[]> vector)
        {
            var (first, other, added, taken) = (vector(near), vector(far), vector(plus), vector(minus));
            var mixed = new float[first.Length];
            for (var index = 0; index < mixed.Length; index++)
            {
                mixed[index] = first[index] + (share * (other[index] - first[index])) + (along * (added[index] - taken[index])) + (_noise * Normal(random));
            }

            TensorPrimitives.Divide(mixed, TensorPrimitives.Norm<float>(mixed), mixed);
            return mixed;
        }
    }

    // Twelve even numbers add up to nearly a normal one, several times as fast as a logarithm and a cosine.
    private static float Normal(Random random)
    {
        var sum = -6f;
        for (var count = 0; count < 12; count++)
        {
            sum += random.NextSingle();
        }

        return sum;
    }

    private static float NeighbourDistance(IReadOnlyList<(EncodedText Paragraph, EncodedText Context)> real) => real.Average(passage =>
        real.Where(other => other != passage).Min(other => TensorPrimitives.Distance(passage.Paragraph.Sentence, other.Paragraph.Sentence)));
}
