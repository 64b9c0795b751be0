using System.Numerics.Tensors;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Of quantised vectors in memory for all passages, and of exact vectors in the file for the candidates.</summary>
internal sealed class QuantizedScores : SentenceScores
{
    // Quantising moves a cosine by about 0.0005. Among a million passages that shuffles neighbours in rank, and nothing comes from far behind
    // (docs/performance.md has the measured recall).
    private const int AtLeast = 128;

    private readonly short[] _quantized;
    private readonly float _scale;
    private readonly ExactVectors _exact;
    private readonly Dictionary<int, (float, float)> _read = [];

    public QuantizedScores(PassageTable passages, PassageQuery query, ExactVectors exact)
        : base(passages, query)
    {
        _exact = exact;
        _quantized = new short[Question.Length];
        _scale = QuantizedVectors.QuantizeQuestion(Question, _quantized);
    }

    public override int Shortlist(int candidates) => AtLeast + (2 * candidates);

    public override void Fill(int transcript, Span<double> scores)
    {
        var (stored, dimensions) = (Passages.Transcripts[transcript], Question.Length);
        var (paragraph, context) = (Weights.Paragraph * _scale, Weights.Context * _scale);
        for (var place = 0; place < scores.Length; place++)
        {
            var vectors = stored.Quantized.AsSpan(place * 2 * dimensions, 2 * dimensions);
            scores[place] = (paragraph * stored.Scales[2 * place] * QuantizedVectors.Dot(_quantized, vectors[..dimensions]))
                + (context * stored.Scales[(2 * place) + 1] * QuantizedVectors.Dot(_quantized, vectors[dimensions..]));
        }
    }

    public override (float Paragraph, float Context) Cosines(int ordinal)
    {
        if (!_read.TryGetValue(ordinal, out var cosines))
        {
            var vectors = new float[2 * Question.Length];
            _exact.Read(Passages.RowOf(ordinal), vectors, Passages.IdOf(ordinal));
            cosines = (TensorPrimitives.Dot(Question, vectors.AsSpan(0, Question.Length)), TensorPrimitives.Dot(Question, vectors.AsSpan(Question.Length)));
            _read.Add(ordinal, cosines);
        }

        return cosines;
    }
}
