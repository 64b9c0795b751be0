using System.Numerics.Tensors;
using AnswerBot.Embeddings;

namespace AnswerBot.Indexes;

/// <summary>Late interaction (Khattab and Zaharia, "ColBERT", arXiv 2004.12832): how well each token of a question is met by its best token of a text.</summary>
public static class LateInteraction
{
    /// <summary>
    /// For each token of the question the best dot product with a token of the text, -1 to 1.
    /// </summary>
    public static float[] Coverage(TokenVectors question, QuantizedTokens text)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(text);
        var similarities = text.Similarities(question);
        var columns = text.Spans.Length;
        var best = new float[question.Count];
        for (var row = 0; row < best.Length; row++)
        {
            best[row] = columns == 0 ? 0 : TensorPrimitives.Max<float>(similarities.AsSpan(row * columns, columns));
        }

        return best;
    }

    /// <summary>MaxSim: the mean of <see cref="Coverage"/>; 0 where either side has no tokens.</summary>
    public static double MaxSim(TokenVectors? question, QuantizedTokens? text)
    {
        if (question is null or { Count: 0 } || text is null)
        {
            return 0;
        }

        var coverage = Coverage(question, text);
        return TensorPrimitives.Sum<float>(coverage) / coverage.Length;
    }
}
