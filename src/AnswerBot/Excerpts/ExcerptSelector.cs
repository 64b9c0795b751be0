using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;
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

/// <summary>For each token of a question the best similarity reached so far.</summary>
internal sealed class TokenCoverage(int tokens)
{
    private readonly float[] _best = new float[tokens];

    /// <summary>By how much the mean would rise with <paramref name="coverage"/>, 0 to 1.</summary>
    public double GainOf(float[] coverage) => tokens == 0 ? 0 : _best.Zip(coverage, (best, other) => Math.Max(0, other - best)).Sum() / tokens;

    public void Add(float[] coverage)
    {
        for (var index = 0; index < _best.Length; index++)
        {
            _best[index] = Math.Max(_best[index], coverage[index]);
        }
    }
}

/// <summary>The sentences of one passage, each with how well it covers the tokens of the question.</summary>
internal sealed class ScoredSentences
{
    private readonly List<(TextSpan Span, float[] Coverage)> _sentences;
    private readonly int _tokens;

    public ScoredSentences(RankedPassage candidate, TokenVectors? question)
    {
        var spans = SentenceSplitter.Split(candidate.Passage.Text);
        _tokens = question?.Count ?? 0;
        if (question is null || candidate.Tokens is not { } tokens)
        {
            _sentences = [.. spans.Select(span => (span, Array.Empty<float>()))];
            Coverage = new float[_tokens];
            return;
        }

        var similarities = tokens.Similarities(question);
        var context = candidate.Passage.ContextLength;
        _sentences = [.. spans.Select(span => (span, Cover(_tokens, similarities, tokens.Spans, Shift(span, context))))];
        Coverage = Cover(_tokens, similarities, tokens.Spans, new TextSpan(context, int.MaxValue));
    }

    /// <summary>What the whole paragraph, without its reporter's question, covers of each token.</summary>
    public float[] Coverage { get; }

    /// <summary>The best sentence and, where it adds at least <paramref name="gain"/>, one more; whole sentences, so that no condition or negation is dropped.</summary>
    public IReadOnlyList<TextSpan> Telling(double gain)
    {
        if (_sentences.Count == 0 || _sentences[0].Coverage.Length == 0)
        {
            return [.. _sentences.Take(1).Select(sentence => sentence.Span)];
        }

        var first = _sentences.MaxBy(sentence => sentence.Coverage.Sum());
        var covered = new TokenCoverage(_tokens);
        covered.Add(first.Coverage);
        var second = _sentences.Where(sentence => sentence.Span != first.Span).OrderByDescending(sentence => covered.GainOf(sentence.Coverage)).FirstOrDefault();
        return second.Coverage is not null && covered.GainOf(second.Coverage) >= gain
            ? first.Span.Start < second.Span.Start ? [first.Span, second.Span] : [second.Span, first.Span]
            : [first.Span];
    }

    private static TextSpan Shift(TextSpan span, int offset) => new(span.Start + offset, span.End + offset);

    private static float[] Cover(int questionTokens, float[] similarities, TextSpan[] tokens, TextSpan part)
    {
        var best = new float[questionTokens];
        for (var column = 0; column < tokens.Length; column++)
        {
            if (tokens[column].Length > 0 && tokens[column].Start >= part.Start && tokens[column].End <= part.End)
            {
                for (var row = 0; row < best.Length; row++)
                {
                    best[row] = Math.Max(best[row], similarities[(row * tokens.Length) + column]);
                }
            }
        }

        return best;
    }
}
