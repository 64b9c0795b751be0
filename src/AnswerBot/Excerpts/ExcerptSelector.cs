using AnswerBot.Retrieval;
using Microsoft.Extensions.Options;

namespace AnswerBot.Excerpts;

/// <summary>
/// Decides what of the ranked passages is shown: the first, further ones only where they meet words of the question that the ones before leave open,
/// and in each the sentences that answer. Comes after the outcome; needs no further run of the model.
/// </summary>
public sealed class ExcerptSelector(IOptions<ExcerptOptions> options)
{
    private readonly ExcerptOptions _options = options.Value;

    /// <summary>The excerpts, best first; none where nothing was found.</summary>
    /// <param name="found">What retrieval found.</param>
    /// <param name="limit">How many at most, from 1.</param>
    public IReadOnlyList<Excerpt> Select(RetrievedPassages found, int limit)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var question = found.Question?.Tokens;
        var excerpts = new List<Excerpt>(limit);
        var covered = new TokenCoverage(question?.Count ?? 0);
        foreach (var candidate in found.Ranked.Where(candidate => candidate.Score >= found.Ranked[0].Score - _options.ExcerptMargin))
        {
            var sentences = new ScoredSentences(candidate, question);
            if (excerpts.Count == 0 || covered.GainOf(sentences.Coverage) >= _options.ExcerptGain)
            {
                covered.Add(sentences.Coverage);
                excerpts.Add(new Excerpt(candidate.Passage, sentences.Telling(_options.SentenceGain)));
            }

            if (excerpts.Count == limit)
            {
                break;
            }
        }

        return excerpts;
    }
}
