using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes;

/// <summary>The passages found, with the transcripts of the same state of the index, so that a quotation is checked against the text it was cut from.</summary>
/// <param name="Ranked">Best first.</param>
/// <param name="Transcripts">See <see cref="IPassageIndex.GetTranscriptsAsync"/>.</param>
public sealed record SearchResult(IReadOnlyList<RankedPassage> Ranked, IReadOnlyList<Transcript> Transcripts)
{
    /// <summary>It comes from an index that stands in for another and may be older; to be said in the answer.</summary>
    public bool IsFromFallback { get; init; }
}

/// <summary>A passage that was found, with everything that later steps judge it by.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The weighted sum of <paramref name="Signals"/>.</param>
/// <param name="Signals">Each signal apart.</param>
/// <param name="Tokens">The token vectors of its <see cref="Passage.TextInContext"/>, for sentence scores; null where the index has none.</param>
/// <param name="SecondTokens">Those of its text alone, by the second model; null where there are none.</param>
public sealed record RankedPassage(Passage Passage, double Score, RankingSignals Signals, QuantizedTokens? Tokens, QuantizedTokens? SecondTokens = null);

/// <summary>The signals of one passage for one question.</summary>
/// <param name="Paragraph">Cosine of question and paragraph, -1 to 1.</param>
/// <param name="Context">Cosine of question and paragraph behind its own question, -1 to 1.</param>
/// <param name="MaxSim">Mean over the question's tokens of the best dot product with a token of the passage, -1 to 1; 0 without token vectors.</param>
/// <param name="Lexical">BM25 over the best value that the question's words allow, 0 to 1.</param>
/// <param name="SecondMaxSim">As <paramref name="MaxSim"/>, by the second model and with the paragraph alone; 0 where it has nothing to say.</param>
public sealed record RankingSignals(double Paragraph, double Context, double MaxSim, double Lexical, double SecondMaxSim = 0)
{
    /// <summary>The weighted sum that ranks.</summary>
    public double Score(RankingWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return (weights.Paragraph * Paragraph) + (weights.Context * Context) + (weights.MaxSim * MaxSim) + (weights.Lexical * Lexical)
            + (weights.SecondMaxSim * SecondMaxSim);
    }
}
