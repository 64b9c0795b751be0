using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace AnswerBot.Embeddings;

/// <summary>
/// Runs a sentence model on the processor with ONNX Runtime. Comes after <see cref="SentenceModel"/> has checked the files;
/// retrieval and ingestion call it, one text a run: quantised activations would make a padded batch differ from its texts alone.
/// </summary>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private readonly ModelDescription _model;
    private readonly Func<string, string, TokenizedText> _tokenize;
    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string[] _outputs;

    private OnnxSentenceEncoder(SentenceModel model, Func<string, string, TokenizedText> tokenize, InferenceSession session)
    {
        _model = model.Description;
        _tokenize = tokenize;
        _session = session;
        _inputs = session.InputMetadata.ContainsKey("token_type_ids") ? ["input_ids", "attention_mask", "token_type_ids"] : ["input_ids", "attention_mask"];
        _outputs = _model.TokenOutput is { } tokens ? [_model.SentenceOutput, tokens] : [_model.SentenceOutput];
        var tokenDimensions = _model.Pooling is not null ? _model.Dimensions : _model.TokenOutput is null ? 0 : _model.TokenDimensions;
        Identity = new EncoderIdentity(_model.Id, model.Fingerprint, _model.Dimensions, tokenDimensions);
    }

    /// <inheritdoc/>
    public EncoderIdentity Identity { get; }

    /// <summary>Loads tokenizer and graph; the encoder is usable when this returns.</summary>
    /// <param name="model">The checked model folder.</param>
    /// <param name="threads">Processor threads for one run, from 1.</param>
    /// <exception cref="SentenceModelException">The runtime cannot read the graph, or the graph lacks an output that the description names.</exception>
    public static OnnxSentenceEncoder Load(SentenceModel model, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new OnnxSentenceEncoder(model, LoadTokenizer(model), OpenSession(model, threads));
    }

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) =>
        Encode(_model.QuestionPrefix, question, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) =>
        Encode(_model.PassagePrefix, passage, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static Func<string, string, TokenizedText> LoadTokenizer(SentenceModel model)
    {
        var (path, maxTokens) = (model.PathOf(model.Description.TokenizerFile), model.Description.MaxTokens);
        return model.Description.Tokenizer switch
        {
            "sentencepiece-unigram" => SentencePieceEncoding.Load(path, maxTokens).Tokenize,
            "wordpiece" => WordPieceEncoding.Load(path, maxTokens).Tokenize,
            var other => throw new SentenceModelException(
                $"Model {model.Description.Id} wants the tokenizer '{other}'; this program has 'sentencepiece-unigram' and 'wordpiece'."),
        };
    }

    private static InferenceSession OpenSession(SentenceModel model, int threads)
    {
        var path = model.PathOf(ModelDescription.Graph);
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        // Idle threads sleep instead of spinning: a chat bot waits most of the time, and its neighbours need the processor.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        InferenceSession session;
        try
        {
            session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new SentenceModelException($"ONNX Runtime cannot load {path}: {exception.Message}", exception);
        }

        if (Mismatch(session, model.Description) is { } mismatch)
        {
            session.Dispose();
            throw new SentenceModelException($"{path} {mismatch}. Correct model.json, or restore the graph that it describes.");
        }

        return session;
    }

    private static string? Mismatch(InferenceSession session, ModelDescription model) =>
        Mismatch(session, model.SentenceOutput, model.Dimensions) ?? (model.TokenOutput is { } tokens ? Mismatch(session, tokens, model.TokenDimensions) : null);

    private static string? Mismatch(InferenceSession session, string output, int dimensions)
    {
        if (!session.OutputMetadata.TryGetValue(output, out var metadata))
        {
            return $"has no output '{output}', which model.json names; it has {string.Join(", ", session.OutputMetadata.Keys)}";
        }

        // A graph may leave a dimension open (-1); a closed one must be the described one.
        return metadata.Dimensions is [.., > 0 and var actual] && actual != dimensions
            ? $"has {actual} dimensions in its output '{output}', model.json says {dimensions}"
            : null;
    }

    private ValueTask<EncodedText> Encode(string prefix, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Run(_tokenize(prefix, text)));
    }

    private EncodedText Run(TokenizedText text)
    {
        long[] shape = [1, text.Ids.Length];
        var mask = new long[text.Ids.Length];
        Array.Fill(mask, 1);
        using var ids = OrtValue.CreateTensorValueFromMemory(text.Ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[text.Ids.Length], shape);
        OrtValue[] values = [ids, attention, types];
        using var run = new RunOptions();
        using var outputs = _session.Run(run, _inputs, values[.._inputs.Length], _outputs);
        return _model.Pooling is { } pooling ? Pool(outputs[0].GetTensorDataAsSpan<float>(), text, pooling)
            : new EncodedText(outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs.Count > 1 ? Tokens(outputs[1], text) : null);
    }

    // Hidden states [sequence, Dimensions]: pooled they are the sentence vector, each brought to unit length the token vectors.
    private EncodedText Pool(ReadOnlySpan<float> states, TokenizedText text, Pooling pooling)
    {
        var dimensions = _model.Dimensions;
        var sentence = new float[dimensions];
        for (var token = 0; token < (pooling == Pooling.First ? 1 : text.Ids.Length); token++)
        {
            TensorPrimitives.Add(sentence, states.Slice(token * dimensions, dimensions), sentence);
        }

        var values = states.Slice(text.FirstTextToken * dimensions, text.Spans.Count * dimensions).ToArray();
        for (var token = 0; token < text.Spans.Count; token++)
        {
            BringToUnitLength(values.AsSpan(token * dimensions, dimensions));
        }

        BringToUnitLength(sentence);
        return new EncodedText(sentence, new TokenVectors(values, dimensions, text.Spans));
    }

    private static void BringToUnitLength(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
    }

    private TokenVectors Tokens(OrtValue output, TokenizedText text)
    {
        var dimensions = _model.TokenDimensions;
        var values = output.GetTensorDataAsSpan<float>().Slice(text.FirstTextToken * dimensions, text.Spans.Count * dimensions);
        return new TokenVectors(values.ToArray(), dimensions, text.Spans);
    }
}
