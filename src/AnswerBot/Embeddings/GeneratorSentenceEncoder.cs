using System.ClientModel;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace AnswerBot.Embeddings;

/// <summary>
/// Any embedding generator of Microsoft.Extensions.AI as an encoder: sentence vectors only, so ranking does without late interaction unless a second
/// model gives token vectors. It owns the generator and disposes it.
/// </summary>
/// <param name="generator">Makes one vector a text.</param>
/// <param name="identity">Which model it runs; every vector must have its <see cref="EncoderIdentity.Dimensions"/>.</param>
/// <param name="questionPrefix">Put before a question.</param>
/// <param name="passagePrefix">Put before a passage.</param>
/// <param name="source">The generator in words, for messages: <c>the embedding service at …</c>.</param>
public sealed class GeneratorSentenceEncoder(
    IEmbeddingGenerator<string, Embedding<float>> generator, EncoderIdentity identity, string questionPrefix, string passagePrefix, string source)
    : ISentenceEncoder, IDisposable
{
    /// <inheritdoc/>
    public EncoderIdentity Identity => identity;

    /// <inheritdoc/>
    /// <exception cref="EncoderUnavailableException">The generator failed, or gave something else than one vector of the right length.</exception>
    public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => EncodeAsync(questionPrefix + question, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="EncoderUnavailableException">The generator failed, or gave something else than one vector of the right length.</exception>
    public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) => EncodeAsync(passagePrefix + passage, cancellationToken);

    /// <summary>Lets go of the generator.</summary>
    public void Dispose() => generator.Dispose();

    private async ValueTask<EncodedText> EncodeAsync(string text, CancellationToken cancellationToken)
    {
        GeneratedEmbeddings<Embedding<float>> generated;
        try
        {
            generated = await generator.GenerateAsync([text], options: null, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"did not encode a text: {Reason(exception)}", exception);
        }

        return new EncodedText(UnitLength(generated), Tokens: null);
    }

    private float[] UnitLength(GeneratedEmbeddings<Embedding<float>> generated)
    {
        if (generated.Count != 1)
        {
            throw Unavailable($"gave {generated.Count} vectors for one text.");
        }

        var vector = generated[0].Vector.ToArray();
        if (vector.Length != identity.Dimensions)
        {
            throw Unavailable($"gave a vector of {vector.Length} floats; AnswerBot:Embeddings:Dimensions says {identity.Dimensions}. Correct the setting, then run `ingest --rebuild`.");
        }

        var length = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(length) || length == 0)
        {
            throw Unavailable("gave a vector without a direction (zeros, or not numbers).");
        }

        TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    // After retries the client wraps what went wrong; the first of them says it.
    private static string Reason(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Reason(first),
        ClientResultException { Status: 401 or 403 } => "it refused the key. Set AnswerBot__Embeddings__ApiKey.",
        ClientResultException { Status: 404 } => "it knows no such model or address. Check AnswerBot:Embeddings:Model and :Endpoint.",
        ClientResultException { Status: 429 } => "it is asked too often (429). Try again later, or raise the limit there.",
        ClientResultException { Status: > 0 and var status } => $"it answered with status {status}.",
        OperationCanceledException => "it took longer than AnswerBot:Embeddings:Timeout allows.",
        _ => $"{exception.Message} Check that it runs and that AnswerBot:Embeddings:Endpoint is right.",
    };

    private EncoderUnavailableException Unavailable(string problem, Exception? exception = null) =>
        new($"{char.ToUpperInvariant(source[0])}{source[1..]}, model {identity.Id}, {problem}", exception);
}
