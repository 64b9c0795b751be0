using System.Numerics.Tensors;
using AnswerBot.Embeddings;

namespace AnswerBot.Outcomes;

/// <summary>
/// Tells how near a question comes to what people ask elsewhere: cooking, weather, sport, code, chat. Absolute similarity says little, since a short question is
/// somewhat near to everything; which of the two is nearer, a passage or such a question, says much. Their vectors come with the program for its own models; with others
/// they are encoded once, when the first question is judged, and kept.
/// Safe to use from several threads at once.
/// </summary>
/// <param name="encoder">The model that encodes the questions.</param>
/// <param name="cache">Keeps their vectors from one run to the next; null to encode them in each.</param>
public sealed class OtherSubjects(ISentenceEncoder encoder, VectorCache? cache = null)
{
    /// <summary>The file of vectors, in the assembly as well as in the folder of the data.</summary>
    public const string VectorsFile = "other-subjects.vectors";

    private const string QuestionsFile = "other-subjects.txt";
    private const int Nearest = 3;

    private float[][]? _vectors;

    /// <summary>Mean cosine of <paramref name="question"/> with the three nearest questions of other subjects, -1 to 1.</summary>
    public async ValueTask<double> NearnessAsync(float[] question, CancellationToken cancellationToken)
    {
        // Two first questions at once both encode them, to the same result.
        var vectors = _vectors ??= await EncodeAsync(cancellationToken);
        return vectors.Select(vector => (double)TensorPrimitives.Dot<float>(vector, question)).OrderDescending().Take(Nearest).Average();
    }

    private Task<float[][]> EncodeAsync(CancellationToken cancellationToken)
    {
        string[] questions = [.. ShippedFile.Lines(QuestionsFile)];
        return cache is null ? EncodeAsync(questions, cancellationToken) : cache.GetAsync(encoder.Identity, questions, () => EncodeAsync(questions, cancellationToken));
    }

    // As passages: they stand on the other side of the comparison, and the second model is not needed.
    private async Task<float[][]> EncodeAsync(string[] questions, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>();
        foreach (var question in questions)
        {
            vectors.Add((await encoder.EncodeContextAsync(question, cancellationToken)).Sentence);
        }

        return [.. vectors];
    }
}
