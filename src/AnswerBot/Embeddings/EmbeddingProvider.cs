namespace AnswerBot.Embeddings;

/// <summary>Where sentence vectors come from.</summary>
public enum EmbeddingProvider
{
    /// <summary>A model on this machine, run by ONNX Runtime; no network.</summary>
    Onnx,

    /// <summary>Ollama, through its OpenAI-compatible endpoint.</summary>
    Ollama,

    /// <summary>OpenAI, or any service that speaks its embeddings API: vLLM, LM Studio, Text Embeddings Inference, Azure OpenAI's v1 endpoint.</summary>
    OpenAI,
}
