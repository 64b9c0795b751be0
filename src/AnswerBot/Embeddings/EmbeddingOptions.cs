using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Embeddings;

/// <summary>Section <c>AnswerBot:Embeddings</c>.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Folder with <c>model.json</c>, the model and its tokenizer; relative to the content root. Default: the shipped model.</summary>
    [Required]
    public string ModelPath { get; init; } = "models/multilingual-e5-small-zh-en";

    /// <summary>
    /// Folder of a second model whose token vectors take part in ranking; relative to the content root. Default: the shipped Chinese model;
    /// an empty value turns it off, which saves a third of the encoding time and half of the index.
    /// </summary>
    public string? SecondModelPath { get; init; } = "models/bge-small-zh-v1.5";

    /// <summary>Processor threads that encode one question; 0 (default) takes one per core, at most 4.</summary>
    [Range(0, 256)]
    public int QuestionThreads { get; init; }

    /// <summary>Passages encoded side by side during ingestion; 0 (default) takes one per core.</summary>
    [Range(0, 256)]
    public int IngestionParallelism { get; init; }
}
