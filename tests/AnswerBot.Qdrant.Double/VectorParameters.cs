using System.Text.Json;

namespace AnswerBot.QdrantServer;

/// <summary>What a collection says about one of its named vectors.</summary>
internal sealed record VectorParameters(string Name, int Size, bool IsCosine, bool IsMultiple, bool IsHalf, bool IsSparse, bool HasIdf)
{
    public static VectorParameters Dense(JsonProperty json)
    {
        Members.Check(json.Value, "size", "distance", "multivector_config", "hnsw_config", "quantization_config", "datatype", "on_disk");
        return new VectorParameters(
            json.Name,
            json.Value.GetProperty("size").GetInt32(),
            json.Value.GetProperty("distance").GetString() == "Cosine",
            json.Value.TryGetProperty("multivector_config", out _),
            json.Value.TryGetProperty("datatype", out var type) && type.GetString() == "float16",
            IsSparse: false,
            HasIdf: false);
    }

    public static VectorParameters Sparse(JsonProperty json)
    {
        Members.Check(json.Value, "modifier", "index");
        return new VectorParameters(
            json.Name, 0, false, false, false, IsSparse: true, json.Value.TryGetProperty("modifier", out var modifier) && modifier.GetString() == "idf");
    }

    /// <summary>Brings a row to the form in which the server keeps it.</summary>
    public float[] Keep(float[] row)
    {
        var length = IsCosine ? MathF.Sqrt(System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(row)) : 1;
        return [.. row.Select(value => length > 0 ? value / length : value).Select(value => IsHalf ? (float)(Half)value : value)];
    }
}
