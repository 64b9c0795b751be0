using AnswerBot.Indexes;
using AnswerBot.Passages;
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
        var turns = found.Ranked.DistinctBy(candidate => (candidate.Passage.TranscriptId, candidate.Passage.Turn)).ToList();
        // "What did Reuters ask?" wants each of its questions once; any other question wants what adds something.
        return found.Asker.IsSettled && turns.Count > 1
            ? [.. turns.Take(limit).Select(candidate => Show(candidate, new ScoredSentences(candidate, found.Question)))]
            : WhatAdds(found, limit);
    }

    private List<Excerpt> WhatAdds(RetrievedPassages found, int limit)
    {
        var excerpts = new List<Excerpt>(limit);
        var covered = new TokenCoverage(found.Question?.Tokens?.Count ?? 0);
        foreach (var candidate in found.Ranked.Where(candidate => candidate.Score >= found.Ranked[0].Score - _options.ExcerptMargin))
        {
            var sentences = new ScoredSentences(candidate, found.Question);
            var isShown = excerpts.Exists(excerpt => excerpt.Passage == candidate.Passage);
            if (!isShown && (excerpts.Count == 0 || covered.GainOf(sentences.Coverage) >= _options.ExcerptGain))
            {
                covered.Add(sentences.Coverage);
                excerpts.Add(Show(candidate, sentences));
                excerpts.AddRange(Continuation(found, candidate.Passage).Take(limit - excerpts.Count));
            }

            if (excerpts.Count == limit)
            {
                break;
            }
        }

        return excerpts;
    }

    // A paragraph that ends in a colon only leads up to what follows it: "…需要完成五项紧迫任务：".
    private IEnumerable<Excerpt> Continuation(RetrievedPassages found, Passage passage)
    {
        if (!LeadsUp(passage))
        {
            return [];
        }

        var transcript = found.TranscriptOf(passage);
        return PassageBuilder.Build(transcript)
            .Where(following => following.Turn == passage.Turn && following.Paragraph > passage.Paragraph)
            .TakeWhile(following => !LeadsUp(following))
            .Select(following => found.Ranked.FirstOrDefault(ranked => ranked.Passage == following) is { } ranked
                ? Show(ranked, new ScoredSentences(ranked, found.Question))
                : new Excerpt(following, [.. SentenceSplitter.Split(following.Text).Take(1)]));
    }

    private static bool LeadsUp(Passage passage) => passage.Text.EndsWith('：') || passage.Text.EndsWith(':');

    private Excerpt Show(RankedPassage candidate, ScoredSentences sentences) =>
        new(candidate.Passage, ContextGuard.Widen(candidate.Passage.Text, sentences.All, sentences.Telling(_options.SentenceGain)));
}
