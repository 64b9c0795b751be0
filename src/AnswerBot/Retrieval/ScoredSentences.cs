using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>The sentences of one passage, each with how well it covers the tokens of the question.</summary>
internal sealed class ScoredSentences
{
    private readonly RankedPassage _passage;
    private readonly EncodedText? _question;
    private readonly TokenMatches? _matches;

    public ScoredSentences(RankedPassage passage, EncodedText? question)
    {
        (_passage, _question) = (passage, question);
        All = SentenceSplitter.Split(passage.Passage.Text);
        _matches = question?.Tokens is { } tokens && passage.Tokens is { } stored ? new TokenMatches(tokens, stored, passage.Passage.ContextLength) : null;
        Coverage = CoverageOf(new TextSpan(0, passage.Passage.Text.Length));
    }

    /// <summary>The sentences in reading order.</summary>
    public IReadOnlyList<TextSpan> All { get; }

    /// <summary>What the whole paragraph, without its reporter's question, covers of each token.</summary>
    public float[] Coverage { get; }

    /// <summary>
    /// The best sentence, the first one where nothing can be told, and, where it adds at least <paramref name="gain"/>, one more; whole sentences, so that no condition
    /// or negation is dropped. Where there are two models each counts half.
    /// </summary>
    public IReadOnlyList<TextSpan> Telling(double gain)
    {
        if (All.Count == 0 || _matches is null)
        {
            return [.. All.Take(1)];
        }

        var second = _question!.SecondTokens is { Count: > 0 } tokens && _passage.SecondTokens is { } stored ? new TokenMatches(tokens, stored, 0) : null;
        var sentences = All.Select(span => (Span: span, Coverage: ByBoth(span, second))).ToList();
        var first = sentences.MaxBy(sentence => sentence.Coverage.Sum());
        var covered = new TokenCoverage(first.Coverage.Length);
        covered.Add(first.Coverage);
        var other = sentences.Where(sentence => sentence.Span != first.Span).OrderByDescending(sentence => covered.GainOf(sentence.Coverage)).FirstOrDefault();
        return other.Coverage is not null && covered.GainOf(other.Coverage) >= gain
            ? first.Span.Start < other.Span.Start ? [first.Span, other.Span] : [other.Span, first.Span]
            : [first.Span];
    }

    /// <summary>What a part of the paragraph covers of each token of the question; zeros where nothing can be told.</summary>
    public float[] CoverageOf(TextSpan part) => _matches?.CoverageOf(part) ?? new float[_question?.Tokens?.Count ?? 0];

    // So weighted that the mean over all is the mean of both models' means, however many tokens each makes of the question.
    private float[] ByBoth(TextSpan part, TokenMatches? second)
    {
        var first = CoverageOf(part);
        if (second is null)
        {
            return first;
        }

        var other = second.CoverageOf(part);
        var half = (first.Length + other.Length) / 2f;
        return [.. first.Select(value => value * half / first.Length), .. other.Select(value => value * half / other.Length)];
    }
}
