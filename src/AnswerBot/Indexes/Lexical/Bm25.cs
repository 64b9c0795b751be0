namespace AnswerBot.Indexes.Lexical;

/// <summary>BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with the idf of Lucene, which is never negative.</summary>
public static class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>Weight of a term found in <paramref name="documentFrequency"/> of <paramref name="documents"/> documents: ln((N - df + .5) / (df + .5) + 1).</summary>
    public static double InverseDocumentFrequency(int documents, int documentFrequency) =>
        Math.Log(((documents - documentFrequency + 0.5) / (documentFrequency + 0.5)) + 1);

    /// <summary>What a term adds to a document's score, before its idf: 0 to <see cref="Saturation"/>.</summary>
    /// <param name="termFrequency">How often the document has the term.</param>
    /// <param name="length">Terms in the document.</param>
    /// <param name="averageLength">Terms in an average document.</param>
    public static double TermScore(int termFrequency, int length, double averageLength) =>
        termFrequency * (K1 + 1) / (termFrequency + (K1 * (1 - B + (B * length / averageLength))));

    /// <summary>The limit of <see cref="TermScore"/> for very frequent terms.</summary>
    public static double Saturation => K1 + 1;
}
