using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>The sentences of one passage, each with how well it covers the tokens of the question.</summary>
internal sealed class ScoredSentences
{
    private readonly List<(TextSpan Span, float[] Coverage)> _sentences;
    private readonly float[] _similarities = [];
    private readonly TextSpan[] _passageTokens = [];
    private readonly int _tokens;
    private readonly int _context;

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

        _similarities = tokens.Similarities(question);
        _passageTokens = tokens.Spans;
        _context = candidate.Passage.ContextLength;
        _sentences = [.. spans.Select(span => (span, CoverageOf(span)))];
        Coverage = CoverageOf(new TextSpan(0, candidate.Passage.Text.Length));
    }

    /// <summary>The sentences in reading order.</summary>
    public IReadOnlyList<TextSpan> All => [.. _sentences.Select(sentence => sentence.Span)];

    /// <summary>What the whole paragraph, without its reporter's question, covers of each token.</summary>
    public float[] Coverage { get; }

    /// <summary>The sentence that covers the question best; the first one where nothing can be told.</summary>
    public TextSpan Best => First.Span;

    private (TextSpan Span, float[] Coverage) First => _sentences.Count == 0 ? default : _sentences.MaxBy(sentence => sentence.Coverage.Sum());

    /// <summary>The best sentence and, where it adds at least <paramref name="gain"/>, one more; whole sentences, so that no condition or negation is dropped.</summary>
    public IReadOnlyList<TextSpan> Telling(double gain)
    {
        if (_sentences.Count == 0 || _sentences[0].Coverage.Length == 0)
        {
            return [.. _sentences.Take(1).Select(sentence => sentence.Span)];
        }

        var first = First;
        var covered = new TokenCoverage(_tokens);
        covered.Add(first.Coverage);
        var second = _sentences.Where(sentence => sentence.Span != first.Span).OrderByDescending(sentence => covered.GainOf(sentence.Coverage)).FirstOrDefault();
        return second.Coverage is not null && covered.GainOf(second.Coverage) >= gain
            ? first.Span.Start < second.Span.Start ? [first.Span, second.Span] : [second.Span, first.Span]
            : [first.Span];
    }

    /// <summary>What a part of the paragraph covers of each token of the question; zeros where nothing can be told.</summary>
    public float[] CoverageOf(TextSpan part)
    {
        var best = new float[_tokens];
        for (var column = 0; column < _passageTokens.Length; column++)
        {
            var token = _passageTokens[column];
            if (token.Length > 0 && token.Start - _context >= part.Start && token.End - _context <= part.End)
            {
                for (var row = 0; row < best.Length; row++)
                {
                    best[row] = Math.Max(best[row], _similarities[(row * _passageTokens.Length) + column]);
                }
            }
        }

        return best;
    }
}
