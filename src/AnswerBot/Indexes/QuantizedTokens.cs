using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AnswerBot.Embeddings;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes;

/// <summary>Token vectors in one byte a number (×127, rounded), which costs nothing measurable in ranking and a quarter of the room.</summary>
/// <param name="Values">Row-major, <c>Spans.Count × Dimensions</c>.</param>
/// <param name="Dimensions">Numbers in a row.</param>
/// <param name="Spans">The place of each token in the text that was encoded.</param>
public sealed record QuantizedTokens(sbyte[] Values, int Dimensions, TextSpan[] Spans)
{
    /// <summary>What a stored number is divided by.</summary>
    public const float Scale = 127f;

    /// <summary>Quantises unit-length vectors.</summary>
    public static QuantizedTokens From(TokenVectors tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var values = new sbyte[tokens.Values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (sbyte)Math.Clamp(MathF.Round(tokens.Values[index] * Scale), -127, 127);
        }

        return new QuantizedTokens(values, tokens.Dimensions, [.. tokens.Spans]);
    }

    /// <summary>
    /// The dot products of every token of <paramref name="question"/> with every token of this text, row-major by question token.
    /// </summary>
    public float[] Similarities(TokenVectors question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var rented = ArrayPool<float>.Shared.Rent(Values.Length);
        var passage = rented.AsSpan(0, Values.Length);
        DotProducts.Widen(Values, passage);
        var similarities = new float[question.Count * Spans.Length];
        DotProducts.Fill(question.Values, passage, Dimensions, similarities);
        TensorPrimitives.Divide(similarities, Scale, similarities);
        ArrayPool<float>.Shared.Return(rented);
        return similarities;
    }

    /// <summary>The values as bytes, as they are stored.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<sbyte>(Values).ToArray();
}
