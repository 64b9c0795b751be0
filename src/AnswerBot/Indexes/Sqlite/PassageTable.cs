using System.Numerics.Tensors;
using AnswerBot.Passages;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>The passages of a snapshot in columns; a passage is known by its place, its ordinal, in loading order.</summary>
internal sealed class PassageTable(int dimensions, int capacity)
{
    private readonly List<Passage> _passages = new(capacity);
    private readonly List<long> _rows = new(capacity);
    private readonly List<int> _terms = new(capacity);
    private readonly float[] _paragraphs = new float[capacity * dimensions];
    private readonly float[] _contexts = new float[capacity * dimensions];
    private readonly Dictionary<long, int> _firstOfTranscript = [];
    private long _termTotal;

    public int Dimensions => dimensions;

    public int Count => _passages.Count;

    /// <summary>Mean number of search terms in a passage.</summary>
    public double AverageTerms => Count == 0 ? 0 : (double)_termTotal / Count;

    public Passage this[int ordinal] => _passages[ordinal];

    /// <summary>Row id in the file.</summary>
    public long RowOf(int ordinal) => _rows[ordinal];

    /// <summary>Search terms in the passage.</summary>
    public int TermsOf(int ordinal) => _terms[ordinal];

    /// <summary>The ordinal of the first passage of a transcript, by its row id; null where the snapshot does not have it.</summary>
    public int? FirstOf(long transcript) => _firstOfTranscript.TryGetValue(transcript, out var first) ? first : null;

    /// <summary>The passages added from now on belong to this transcript.</summary>
    public void BeginTranscript(long row) => _firstOfTranscript.Add(row, Count);

    public void Add(Passage passage, long row, int terms, ReadOnlySpan<float> paragraph, ReadOnlySpan<float> context)
    {
        paragraph.CopyTo(_paragraphs.AsSpan(Count * dimensions));
        context.CopyTo(_contexts.AsSpan(Count * dimensions));
        _passages.Add(passage);
        _rows.Add(row);
        _terms.Add(terms);
        _termTotal += terms;
    }

    /// <summary>Cosine of a unit-length question with the paragraph.</summary>
    public float Paragraph(int ordinal, ReadOnlySpan<float> question) => TensorPrimitives.Dot(question, Row(_paragraphs, ordinal));

    /// <summary>Cosine of a unit-length question with the paragraph behind its own question.</summary>
    public float Context(int ordinal, ReadOnlySpan<float> question) => TensorPrimitives.Dot(question, Row(_contexts, ordinal));

    private ReadOnlySpan<float> Row(float[] values, int ordinal) => values.AsSpan(ordinal * dimensions, dimensions);
}
