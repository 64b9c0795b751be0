using System.Numerics.Tensors;
using AnswerBot.Embeddings;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>
/// Makes up sentence vectors that lie as real ones do, in the narrow cone of the model: between two real ones, moved along the difference of two others,
/// with noise as large as half the distance between real neighbours. A passage's paragraph and context take the same path, so they stay as alike as real ones.
/// </summary>
internal sealed class VectorMixture(IReadOnlyList<(EncodedText Paragraph, EncodedText Context)> real)
{
    private readonly float[] _normal = Normal(new Random(1));
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
            var scratch = new float[first.Length];
            TensorPrimitives.Lerp(first, other, share, mixed);
            TensorPrimitives.Subtract(added, taken, scratch);
            TensorPrimitives.MultiplyAdd(scratch, along, mixed, mixed);
            TensorPrimitives.MultiplyAdd(_normal.AsSpan(random.Next(_normal.Length - mixed.Length), mixed.Length), _noise, mixed, mixed);
            TensorPrimitives.Divide(mixed, TensorPrimitives.Norm<float>(mixed), mixed);
            return mixed;
        }
    }

    // Cut from at a random place for each vector; drawing each number anew would take longer than writing the index.
    private static float[] Normal(Random random) =>
        [.. Enumerable.Range(0, 1 << 20).Select(_ => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle()))];

    private static float NeighbourDistance(IReadOnlyList<(EncodedText Paragraph, EncodedText Context)> real) => real.Average(passage =>
        real.Where(other => other != passage).Min(other => TensorPrimitives.Distance(passage.Paragraph.Sentence, other.Paragraph.Sentence)));
}
