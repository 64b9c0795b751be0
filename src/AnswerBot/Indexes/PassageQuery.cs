using AnswerBot.Embeddings;

namespace AnswerBot.Indexes;

/// <summary>One search.</summary>
/// <param name="Question">The encoded question.</param>
/// <param name="Text">The question's words, for the lexical score.</param>
/// <param name="Filter">Which passages may be found.</param>
/// <param name="Weights">How the signals add up.</param>
/// <param name="Limit">How many passages to return at most, from 1.</param>
public sealed record PassageQuery(EncodedText Question, string Text, PassageFilter Filter, RankingWeights Weights, int Limit);

/// <summary>Which passages may be found. Empty lists and nulls do not restrict.</summary>
/// <param name="Transcripts">Transcript ids.</param>
/// <param name="From">Earliest day; passages without a date are left out.</param>
/// <param name="To">Latest day, inclusive; passages without a date are left out.</param>
/// <param name="Speakers">Speaker names as printed.</param>
/// <param name="AskerOutlets">Values of <see cref="Passages.Passage.AskerOutlet"/>.</param>
public sealed record PassageFilter(
    IReadOnlyCollection<string> Transcripts,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyCollection<string> Speakers,
    IReadOnlyCollection<string> AskerOutlets)
{
    /// <summary>Everything may be found.</summary>
    public static PassageFilter None { get; } = new([], null, null, [], []);
}

/// <summary>The weighted sum that ranks passages. Every signal lies in about 0 to 1, so that the weights compare.</summary>
/// <param name="Paragraph">Weight of the cosine between question and paragraph.</param>
/// <param name="Context">Weight of the cosine between question and paragraph behind its own question.</param>
/// <param name="MaxSim">Weight of late interaction.</param>
/// <param name="Lexical">Weight of BM25 relative to the best possible value for the question.</param>
/// <param name="Candidates">How many passages, best by the two cosines, are rescored with token vectors.</param>
/// <param name="LexicalCandidates">How many more the lexical score may add.</param>
/// <param name="SecondMaxSim">Weight of late interaction by the second model, between question and paragraph.</param>
public sealed record RankingWeights(double Paragraph, double Context, double MaxSim, double Lexical, int Candidates, int LexicalCandidates, double SecondMaxSim = 0);
