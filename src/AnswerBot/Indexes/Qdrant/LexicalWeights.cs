using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// BM25 as a product of two sparse vectors: a passage carries each term's <see cref="Bm25.TermScore"/>, a question each term's idf over the best value
/// that the question allows. The idf is counted over the whole index and not by the server, which would count each shard apart.
/// </summary>
internal static class LexicalWeights
{
    /// <summary>The passage's side.</summary>
    public static RawJson OfPassage(IReadOnlyList<string> terms, double averageTerms) =>
        VectorJson.Sparse(terms.CountBy(term => term).Select(term => (TermIds.Of(term.Key), (float)Bm25.TermScore(term.Value, terms.Count, averageTerms))));

    /// <summary>The question's side: each distinct term with its weight; empty where the question has no term.</summary>
    public static IReadOnlyDictionary<string, double> OfQuestion(string text, LexicalStatistics statistics)
    {
        var idf = LexicalTokenizer.Tokenize(text).Distinct(StringComparer.Ordinal)
            .ToDictionary(term => term, term => Bm25.InverseDocumentFrequency(statistics.Passages, statistics.Frequency(term)), StringComparer.Ordinal);
        var best = idf.Values.Sum(value => value * Bm25.Saturation);
        return idf.ToDictionary(pair => pair.Key, pair => pair.Value / best, StringComparer.Ordinal);
    }

    /// <summary>The lexical signal of one passage.</summary>
    public static double Score(IReadOnlyDictionary<string, double> question, Passage passage, LexicalStatistics statistics)
    {
        var terms = LexicalTokenizer.Tokenize(passage.TextInContext);
        return terms.CountBy(term => term, StringComparer.Ordinal)
            .Where(term => question.ContainsKey(term.Key))
            .Sum(term => question[term.Key] * Bm25.TermScore(term.Value, terms.Count, statistics.AverageTerms));
    }
}
