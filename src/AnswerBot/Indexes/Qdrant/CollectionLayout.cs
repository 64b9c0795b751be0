using AnswerBot.Embeddings;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>How a collection of ours is made: its named vectors and its payload indexes.</summary>
internal static class CollectionLayout
{
    /// <summary>
    /// The sentence vectors of the paragraph and of the paragraph behind its question, one after the other. As one vector, the weighted sum of both cosines is
    /// one dot product, so that the server finds the candidates exactly, whatever the weights.
    /// </summary>
    public const string Sentences = "sentences";

    /// <summary>Token vectors of the paragraph behind its question; in a byte a number, so a score is 127 times too large.</summary>
    public const string Tokens = "tokens";

    /// <summary>Token vectors of the paragraph by the second model; the same.</summary>
    public const string SecondTokens = "second_tokens";

    /// <summary>Sparse BM25 weights.</summary>
    public const string Lexical = "bm25";

    private static readonly ReadOnlyMemory<byte> Keyword = "\"keyword\""u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Integer = "{\"type\":\"integer\",\"lookup\":true,\"range\":true}"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> ScalarQuantization = "{\"scalar\":{\"type\":\"int8\",\"always_ram\":true}}"u8.ToArray();

    /// <summary>Every field that a filter names: the server's strict mode refuses filters on others.</summary>
    private static readonly (string Field, ReadOnlyMemory<byte> Schema)[] Indexes =
    [
        ("kind", Keyword), ("transcript", Keyword), ("speaker", Keyword), ("outlet", Keyword), ("date", Integer), ("since", Integer), ("until", Integer),
    ];

    /// <summary>Whether a collection for this model gets token vectors.</summary>
    public static bool HasTokens(EncoderIdentity encoder, QdrantOptions options) => options.TokenVectors && encoder.TokenDimensions > 0;

    public static async Task CreateAsync(QdrantApi api, string name, EncoderIdentity encoder, QdrantOptions options, CancellationToken cancellationToken)
    {
        await api.CreateCollectionAsync(name, Settings(encoder, options), cancellationToken);
        foreach (var (field, schema) in Indexes)
        {
            await api.CreateIndexAsync(name, field, schema, cancellationToken);
        }
    }

    private static CreateCollection Settings(EncoderIdentity encoder, QdrantOptions options)
    {
        var vectors = new Dictionary<string, DenseParameters>(StringComparer.Ordinal)
        {
            [Sentences] = new(2 * encoder.Dimensions, "Dot")
            {
                OnDisk = options.SentencesOnDisk,
                QuantizationConfig = options.Quantization == "Scalar" ? new RawJson(ScalarQuantization) : null,
            },
        };
        if (HasTokens(encoder, options))
        {
            vectors.Add(Tokens, TokenParameters(encoder.TokenDimensions, options));
        }

        if (HasTokens(encoder, options) && encoder.SecondTokenDimensions > 0)
        {
            vectors.Add(SecondTokens, TokenParameters(encoder.SecondTokenDimensions, options));
        }

        var sparse = new Dictionary<string, SparseParameters>(StringComparer.Ordinal) { [Lexical] = new() };
        return new CreateCollection(vectors, sparse, options.ShardNumber, options.ReplicationFactor, options.WriteConsistencyFactor)
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["program"] = "AnswerBot", ["encoder"] = encoder.Id, ["encoder_sha256"] = encoder.Fingerprint },
        };
    }

    // No graph: token vectors are only ever compared with those of candidates.
    private static DenseParameters TokenParameters(int size, QdrantOptions options) => new(size, "Dot")
    {
        MultivectorConfig = new MultivectorParameters("max_sim"),
        HnswConfig = new GraphParameters(0),
        Datatype = options.TokenDatatype.ToLowerInvariant(),
        OnDisk = true,
    };
}
