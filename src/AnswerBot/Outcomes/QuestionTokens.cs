using AnswerBot.Embeddings;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>The tokens of a question, with those that carry content marked, for means over what a text covers of them.</summary>
/// <param name="text">What was encoded.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="content">For each token whether it carries content.</param>
internal sealed class QuestionTokens(string text, TokenVectors tokens, bool[] content)
{
    /// <summary>What was encoded.</summary>
    public string Text => text;

    /// <summary>Mean coverage of the content tokens.</summary>
    public double Mean(float[] coverage) => coverage.Where((_, index) => content[index]).Select(value => (double)value).DefaultIfEmpty(0).Average();

    /// <summary>Mean coverage of the tokens within a part of the question; that of all content tokens where none is there.</summary>
    public double MeanWithin(TextSpan part, float[] coverage)
    {
        var within = coverage.Where((_, index) => tokens.Spans[index].Length > 0 && tokens.Spans[index].Start < part.End && part.Start < tokens.Spans[index].End)
            .Select(value => (double)value)
            .ToList();
        return within.Count == 0 ? Mean(coverage) : within.Average();
    }

    /// <summary>Mean coverage of the worst covered third of the content tokens, at least one.</summary>
    public double Worst(float[] coverage)
    {
        var sorted = coverage.Where((_, index) => content[index]).Select(value => (double)value).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted.Take((sorted.Count + 2) / 3).Average();
    }
}
