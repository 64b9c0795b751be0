using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

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
