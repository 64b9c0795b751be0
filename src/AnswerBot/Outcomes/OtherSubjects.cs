using System.Numerics.Tensors;
using System.Text;
using AnswerBot.Embeddings;

namespace AnswerBot.Outcomes;

/// <summary>
/// Tells how near a question comes to what people ask elsewhere: cooking, weather, sport, code, chat. Absolute similarity says little, since a short question is
/// somewhat near to everything; which of the two is nearer, a passage or such a question, says much. Encoded once, when the first question is judged.
/// Safe to use from several threads at once.
/// </summary>
/// <param name="encoder">The model that encodes the questions.</param>
public sealed class OtherSubjects(ISentenceEncoder encoder)
{
    private const string Resource = "other-subjects.txt";
    private const int Nearest = 3;

    private float[][]? _vectors;

    /// <summary>Mean cosine of <paramref name="question"/> with the three nearest questions of other subjects, -1 to 1.</summary>
    public async ValueTask<double> NearnessAsync(float[] question, CancellationToken cancellationToken)
    {
        // Two first questions at once both encode them, to the same result.
        var vectors = _vectors ??= await EncodeAsync(cancellationToken);
        return vectors.Select(vector => (double)TensorPrimitives.Dot<float>(vector, question)).OrderDescending().Take(Nearest).Average();
    }

    // As passages: they stand on the other side of the comparison, and the second model is not needed.
    private async Task<float[][]> EncodeAsync(CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>();
        foreach (var question in Read())
        {
            vectors.Add((await encoder.EncodeContextAsync(question, cancellationToken)).Sentence);
        }

        return [.. vectors];
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(OtherSubjects).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The list {Resource} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
