using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Embeddings;

/// <summary>Section <c>AnswerBot:Embeddings</c>.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Where sentence vectors come from. Default: a model on this machine.</summary>
    public EmbeddingProvider Provider { get; init; } = EmbeddingProvider.Onnx;

    /// <summary>Folder with <c>model.json</c>, the model and its tokenizer, for <see cref="EmbeddingProvider.Onnx"/>; relative to the content root. Default: the shipped model.</summary>
    [Required]
    public string ModelPath { get; init; } = "models/multilingual-e5-small-zh-en";

    /// <summary>
    /// Folder of a second model whose token vectors take part in ranking; relative to the content root. Default: the shipped Chinese model;
    /// an empty value turns it off, which saves a third of the encoding time and half of the index.
    /// </summary>
    public string? SecondModelPath { get; init; } = "models/bge-small-zh-everyday";

    /// <summary>Processor threads that encode one question; 0 (default) takes one per core, at most 4.</summary>
    [Range(0, 256)]
    public int QuestionThreads { get; init; }

    /// <summary>Passages encoded side by side during ingestion; 0 (default) takes one per core.</summary>
    [Range(0, 256)]
    public int IngestionParallelism { get; init; }

    /// <summary>Base address of an embedding service, up to and without <c>/embeddings</c>; for Ollama <c>http://localhost:11434/v1</c> by default.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The service's name of the model; needed for every provider but <see cref="EmbeddingProvider.Onnx"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The service's key; from the environment only. Never sent over plain http to another machine.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Floats in a vector of the service's model, 1 to 16,384; needed for every provider but <see cref="EmbeddingProvider.Onnx"/>. An answer of another length is refused.</summary>
    [Range(0, 16_384)]
    public int Dimensions { get; init; }

    /// <summary>Put before a question that goes to the service, with its space or line break; many models want one. Default: nothing.</summary>
    public string QuestionPrefix { get; init; } = "";

    /// <summary>Put before a passage that goes to the service. Default: nothing.</summary>
    public string PassagePrefix { get; init; } = "";

    /// <summary>Longest wait for one call to the service, 1 second to 10 minutes; failed calls are repeated up to three times. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
