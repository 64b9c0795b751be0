using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Section <c>AnswerBot:Index:Qdrant</c>; read where <see cref="IndexOptions.Provider"/> is <c>Qdrant</c>. docs/qdrant.md says when to choose what.</summary>
public sealed class QdrantOptions : IValidatableObject
{
    /// <summary>Address of the REST interface, http or https. Default <c>http://localhost:6333</c>.</summary>
    [Required]
    public string Endpoint { get; init; } = "http://localhost:6333";

    /// <summary>API key; null for a server without one. Give it in the environment, not in a file.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Send the key as <c>Authorization: Bearer</c> (as tokens want it) instead of the header <c>api-key</c>. Default false.</summary>
    public bool ApiKeyAsBearer { get; init; }

    /// <summary>Allow the key to travel over plain http to another machine. Default false: refused.</summary>
    public bool AllowKeyOverHttp { get; init; }

    /// <summary>A PEM file with the certificate authorities to trust instead of the system's; null for the system's.</summary>
    public string? CertificateAuthorityPath { get; init; }

    /// <summary>The alias that is asked; the collections behind it are named after it. Letters, digits, <c>-</c> and <c>_</c>, at most 100. Default <c>answerbot</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,100}$", ErrorMessage = "AnswerBot:Index:Qdrant:Collection may have letters, digits, - and _, at most 100.")]
    public string Collection { get; init; } = "answerbot";

    /// <summary>How long one attempt to search may take, 100 ms to 5 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt to write, or to read a page of much, may take, 1 s to 30 min; the server gives up a little earlier. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a failed call is tried again where trying again can help, 0 to 10. Default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>Shards of a new collection, 1 to 1,000. Default 1; takes effect with the next full ingestion.</summary>
    [Range(1, 1000)]
    public int ShardNumber { get; init; } = 1;

    /// <summary>Copies of each shard, 1 to 100. Default 1; takes effect with the next full ingestion.</summary>
    [Range(1, 100)]
    public int ReplicationFactor { get; init; } = 1;

    /// <summary>Copies that must have taken a write before it counts, 1 to <see cref="ReplicationFactor"/>. Default 1.</summary>
    [Range(1, 100)]
    public int WriteConsistencyFactor { get; init; } = 1;

    /// <summary>Copies that must agree on a read: a number, <c>majority</c>, <c>quorum</c> or <c>all</c>; null (default) for one, which goes on reading when a node is down.</summary>
    [RegularExpression("^([1-9][0-9]?|majority|quorum|all)$", ErrorMessage = "AnswerBot:Index:Qdrant:ReadConsistency must be a number, majority, quorum or all.")]
    public string? ReadConsistency { get; init; }

    /// <summary>Keep token vectors. Default true; without them ranking is weaker and a passage takes a fiftieth of the room.</summary>
    public bool TokenVectors { get; init; } = true;

    /// <summary>How the server keeps the numbers of token vectors: <c>Float32</c> (default), or <c>Float16</c>, which takes half the room and rounds scores by about 0.0001.</summary>
    [AllowedValues("Float16", "Float32", ErrorMessage = "AnswerBot:Index:Qdrant:TokenDatatype must be Float16 or Float32.")]
    public string TokenDatatype { get; init; } = "Float32";

    /// <summary>Keep sentence vectors on disk rather than in the server's memory; token vectors are always on disk. Default false.</summary>
    public bool SentencesOnDisk { get; init; }

    /// <summary><c>Scalar</c> keeps a copy of the sentence vectors in a byte a number in memory and rescores with the full ones; <c>None</c> (default) does not.</summary>
    [AllowedValues("None", "Scalar", ErrorMessage = "AnswerBot:Index:Qdrant:Quantization must be None or Scalar.")]
    public string Quantization { get; init; } = "None";

    /// <summary>Size of one write in bytes, 64 KiB to 30 MiB; the server's own limit is 32 MiB. Default 8 MiB.</summary>
    [Range(64 * 1024, 30 * 1024 * 1024)]
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long what an update replaced is kept for questions that are under way, 0 to 1 h. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long without a sign of life an ingestion counts as dead, and another may start; 10 s to 1 h. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan LockExpiry { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Answer from the embedded index (<see cref="IndexOptions.Path"/>), where there is one, while Qdrant cannot be read; said in the answer and in health. Default false.</summary>
    public bool ReadFallback { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult($"AnswerBot:Index:Qdrant:Endpoint must be an absolute http or https address, not '{Endpoint}'.");
        }
        else if (!string.IsNullOrEmpty(ApiKey) && address is { Scheme: "http", IsLoopback: false } && !AllowKeyOverHttp)
        {
            yield return new ValidationResult(
                $"AnswerBot:Index:Qdrant:ApiKey would travel unencrypted to {address.Host}. Use an https endpoint, or set AnswerBot:Index:Qdrant:AllowKeyOverHttp to true.");
        }

        if (WriteConsistencyFactor > ReplicationFactor)
        {
            yield return new ValidationResult(
                $"AnswerBot:Index:Qdrant:WriteConsistencyFactor ({WriteConsistencyFactor}) must not exceed ReplicationFactor ({ReplicationFactor}).");
        }
    }
}
