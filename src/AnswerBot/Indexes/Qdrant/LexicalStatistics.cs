using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>What BM25 must know of all passages together: how many there are, how long on average, and how many have a term.</summary>
internal sealed class LexicalStatistics
{
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private long _terms;

    public int Passages { get; private set; }

    public double AverageTerms => Passages == 0 ? 0 : (double)_terms / Passages;

    /// <summary>Passages that have the term.</summary>
    public int Frequency(string term) => _frequencies.GetValueOrDefault(term);

    public static LexicalStatistics Over(IEnumerable<Passage> passages, CancellationToken cancellationToken)
    {
        var statistics = new LexicalStatistics();
        foreach (var passage in passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statistics.Add(passage);
        }

        return statistics;
    }

    private void Add(Passage passage)
    {
        var terms = LexicalTokenizer.Tokenize(passage.TextInContext);
        Passages++;
        _terms += terms.Count;
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, term, out _)++;
        }
    }
}
