using AnswerBot.Transcripts;

namespace AnswerBot.Embeddings;

/// <summary>The vectors of one text.</summary>
/// <param name="Sentence">Unit length, <see cref="EncoderIdentity.Dimensions"/> floats.</param>
/// <param name="Tokens">One vector a token for late interaction; null where the model gives none.</param>
/// <param name="SecondTokens">The same of the second model; null where there is none, or where it knows neither the text's language nor words for it.</param>
public sealed record EncodedText(float[] Sentence, TokenVectors? Tokens, TokenVectors? SecondTokens = null)
{
    /// <summary>
    /// The second model does not know the question's language: <see cref="SecondTokens"/> are those of the words printed for it alone, and all else is of the question alone.
    /// </summary>
    public bool SecondIsOfPrintedWords { get; init; }
}

/// <summary>Unit-length vectors of the tokens of one text, in reading order, without those of the prefix and the sentence marks.</summary>
/// <param name="Values">Row-major, <c>Spans.Count × Dimensions</c> floats.</param>
/// <param name="Dimensions">Floats in a row.</param>
/// <param name="Spans">Where each token stands in the text as given, before the tokenizer folded it; empty spans for tokens that stand for no character of it.</param>
public sealed record TokenVectors(float[] Values, int Dimensions, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>The number of tokens.</summary>
    public int Count => Spans.Count;

    /// <summary>The vector of token <paramref name="index"/>.</summary>
    public ReadOnlySpan<float> this[int index] => Values.AsSpan(index * Dimensions, Dimensions);
}
