using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>A value of a named vector: rows (one, or several where the vector is multiple) or a sparse list.</summary>
internal sealed record Vector(float[][] Rows, uint[] Indices, float[] Values)
{
    private const string WrongKind = "Conversion between sparse and regular vectors failed";

    private bool IsSparse => Rows.Length == 0;

    /// <summary>Reads a value as the server does: what looks like two lists, the first of whole numbers, is a sparse vector.</summary>
    /// <param name="json">The value.</param>
    /// <param name="path">Its place in the body, for messages.</param>
    public static Vector Read(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            Members.Check(json, "indices", "values");
            return Sparse(json.GetProperty("indices"), json.GetProperty("values"), path);
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            throw Failure.Format("data did not match any variant of untagged enum VectorStruct");
        }

        return json[0].ValueKind != JsonValueKind.Array ? new Vector([Row(json)], [], [])
            : LooksSparse(json) ? Sparse(json[0], json[1], path)
            : new Vector([.. json.EnumerateArray().Select(Row)], [], []);
    }

    /// <summary>The value as <paramref name="parameters"/> keep it.</summary>
    /// <exception cref="Failure">It is of another kind or size.</exception>
    public Vector Keep(VectorParameters parameters, string forWhat = "")
    {
        RequireKind(parameters);
        foreach (var row in Rows)
        {
            RequireSize(row, parameters, forWhat);
        }

        return this with { Rows = [.. Rows.Select(parameters.Keep)] };
    }

    /// <summary>Only the size, which the server checks before it stores anything.</summary>
    public void RequireSize(VectorParameters parameters, string forWhat)
    {
        foreach (var row in Rows)
        {
            RequireSize(row, parameters, forWhat);
        }
    }

    /// <summary>Similarity with a stored value; null where sparse vectors share nothing.</summary>
    /// <param name="stored">The point's value.</param>
    /// <param name="isHalf">Products are rounded to 16 bits, as the real server does with vectors of 16 bits.</param>
    /// <param name="weigh">What an index of a sparse vector counts; 1 without idf.</param>
    public float? Score(Vector stored, bool isHalf, Func<uint, float> weigh) =>
        IsSparse ? SparseScore(stored, weigh)
        : Rows.Sum(row => stored.Rows.Max(other => isHalf ? HalfDot(row, other) : TensorPrimitives.Dot<float>(row, other)));

    public JsonNode ToJson(VectorParameters parameters) =>
        IsSparse ? new JsonObject { ["indices"] = Array(Indices), ["values"] = Array(Values) }
        : parameters.IsMultiple ? new JsonArray([.. Rows.Select(Array)])
        : Array(Rows[0]);

    private static float HalfDot(float[] one, float[] other)
    {
        Span<float> products = stackalloc float[one.Length];
        Span<Half> rounded = stackalloc Half[one.Length];
        TensorPrimitives.Multiply(one, other, products);
        TensorPrimitives.ConvertToHalf(products, rounded);
        TensorPrimitives.ConvertToSingle(rounded, products);
        return TensorPrimitives.Sum<float>(products);
    }

    private float? SparseScore(Vector stored, Func<uint, float> weigh)
    {
        float? sum = null;
        for (var place = 0; place < Indices.Length; place++)
        {
            var other = System.Array.IndexOf(stored.Indices, Indices[place]);
            if (other >= 0)
            {
                sum = (sum ?? 0) + (Values[place] * weigh(Indices[place]) * stored.Values[other]);
            }
        }

        return sum;
    }

    private void RequireKind(VectorParameters parameters)
    {
        if (IsSparse != parameters.IsSparse)
        {
            throw Failure.Input(WrongKind);
        }

        if (Rows.Length > 1 && !parameters.IsMultiple)
        {
            throw Failure.Input("Conversion between multi and regular vectors failed");
        }
    }

    private static void RequireSize(float[] row, VectorParameters parameters, string forWhat)
    {
        if (!parameters.IsSparse && row.Length != parameters.Size)
        {
            throw Failure.Input($"Vector dimension error: expected dim: {parameters.Size}, got {row.Length}{forWhat}");
        }
    }

    private static bool LooksSparse(JsonElement json) =>
        json.GetArrayLength() == 2 && json[0].EnumerateArray().All(number => number.TryGetUInt32(out _) && !number.GetRawText().Contains('.', StringComparison.Ordinal));

    private static Vector Sparse(JsonElement indices, JsonElement values, string path)
    {
        var vector = new Vector([], [.. indices.EnumerateArray().Select(index => index.GetUInt32())], Row(values));
        return vector.Indices.Length != vector.Values.Length ? throw Failure.Invalid($"{path}.values", "Validation error: must be the same length as indices [{}]")
            : vector.Indices.Distinct().Count() != vector.Indices.Length ? throw Failure.Invalid($"{path}.indices", "Validation error: must be unique [{}]")
            : vector;
    }

    private static float[] Row(JsonElement json) => [.. json.EnumerateArray().Select(number => number.GetSingle())];

    private static JsonArray Array<T>(T[] values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
}
