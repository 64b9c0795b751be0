using Microsoft.ML.OnnxRuntime;

namespace AnswerBot.Embeddings;

/// <summary>
/// Runs a sentence model on the processor with ONNX Runtime. Comes after <see cref="SentenceModel"/> has checked the files;
/// retrieval and ingestion call it, one text a run: quantised activations would make a padded batch differ from its texts alone.
/// </summary>
public sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private readonly ModelDescription _model;
    private readonly SentencePieceEncoding _tokenizer;
    private readonly InferenceSession _session;
    private readonly string[] _outputs;

    private OnnxSentenceEncoder(SentenceModel model, SentencePieceEncoding tokenizer, InferenceSession session)
    {
        _model = model.Description;
        _tokenizer = tokenizer;
        _session = session;
        _outputs = _model.TokenOutput is { } tokens ? [_model.SentenceOutput, tokens] : [_model.SentenceOutput];
        Identity = new EncoderIdentity(_model.Id, model.Fingerprint, _model.Dimensions, _model.TokenOutput is null ? 0 : _model.TokenDimensions);
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
        if (model.Description.Tokenizer != "sentencepiece-unigram")
        {
            throw new SentenceModelException($"Model {model.Description.Id} wants the tokenizer '{model.Description.Tokenizer}'; this build has 'sentencepiece-unigram'.");
        }

        var tokenizer = SentencePieceEncoding.Load(model.PathOf("tokenizer.model"), model.Description.MaxTokens);
        return new OnnxSentenceEncoder(model, tokenizer, OpenSession(model, threads));
    }

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) =>
        Encode(_model.QuestionPrefix, question, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) =>
        Encode(_model.PassagePrefix, passage, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static InferenceSession OpenSession(SentenceModel model, int threads)
    {
        var path = model.PathOf("model.onnx");
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
        return ValueTask.FromResult(Run(_tokenizer.Tokenize(prefix, text)));
    }

    private EncodedText Run(TokenizedText text)
    {
        long[] shape = [1, text.Ids.Length];
        var mask = new long[text.Ids.Length];
        Array.Fill(mask, 1);
        using var ids = OrtValue.CreateTensorValueFromMemory(text.Ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, ["input_ids", "attention_mask"], [ids, attention], _outputs);
        return new EncodedText(outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs.Count > 1 ? Tokens(outputs[1], text) : null);
    }

    private TokenVectors Tokens(OrtValue output, TokenizedText text)
    {
        var dimensions = _model.TokenDimensions;
        var values = output.GetTensorDataAsSpan<float>().Slice(text.FirstTextToken * dimensions, text.Spans.Count * dimensions);
        return new TokenVectors(values.ToArray(), dimensions, text.Spans);
    }
}
