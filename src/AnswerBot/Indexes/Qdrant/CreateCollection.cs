namespace AnswerBot.Indexes.Qdrant;

/// <summary>The body that makes a collection.</summary>
internal sealed record CreateCollection(
    IReadOnlyDictionary<string, DenseParameters> Vectors,
    IReadOnlyDictionary<string, SparseParameters> SparseVectors,
    int ShardNumber,
    int ReplicationFactor,
    int WriteConsistencyFactor)
{
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

internal sealed record DenseParameters(int Size, string Distance)
{
    public MultivectorParameters? MultivectorConfig { get; init; }

    public GraphParameters? HnswConfig { get; init; }

    public RawJson? QuantizationConfig { get; init; }

    public string? Datatype { get; init; }

    public bool? OnDisk { get; init; }
}

internal sealed record MultivectorParameters(string Comparator);

internal sealed record GraphParameters(int M);

/// <summary>No modifier: question weights carry the idf, so that it is the same whatever the shards.</summary>
internal sealed record SparseParameters;

/// <summary>A body with points.</summary>
internal sealed record UpsertRequest(IReadOnlyList<PointWrite> Points);

/// <summary>A point to write.</summary>
internal sealed record PointWrite(Guid Id, IReadOnlyDictionary<string, RawJson> Vector, PointPayload Payload);

/// <summary>Single vectors of a point to write; the others stay.</summary>
internal sealed record VectorWrite(Guid Id, IReadOnlyDictionary<string, RawJson> Vector);
