namespace AnswerBot.Outcomes;

/// <summary>A question with those of its tokens marked that carry content, for means over what a text covers of them.</summary>
/// <param name="text">What was encoded.</param>
/// <param name="content">For each token whether it carries content.</param>
internal sealed class QuestionTokens(string text, bool[] content)
{
    /// <summary>What was encoded.</summary>
    public string Text => text;

    /// <summary>Mean coverage of the content tokens.</summary>
    public double Mean(float[] coverage) => coverage.Where((_, index) => content[index]).Select(value => (double)value).DefaultIfEmpty(0).Average();
}
