using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>How near each token of a passage is to each token of a question, by one model.</summary>
/// <param name="question">The question's tokens.</param>
/// <param name="passage">The passage's tokens.</param>
/// <param name="offset">Where the passage begins in the text that was encoded, in UTF-16 units.</param>
internal sealed class TokenMatches(TokenVectors question, QuantizedTokens passage, int offset)
{
    private readonly float[] _similarities = passage.Similarities(question);
    private readonly TextSpan[] _tokens = passage.Spans;

    /// <summary>For each token of the question the nearest of the tokens in a part of the passage, -1 to 1; 0 where none is nearer.</summary>
    public float[] CoverageOf(TextSpan part)
    {
        var best = new float[question.Count];
        for (var column = 0; column < _tokens.Length; column++)
        {
            var token = _tokens[column];
            if (token.Length > 0 && token.Start - offset >= part.Start && token.End - offset <= part.End)
            {
                for (var row = 0; row < best.Length; row++)
                {
                    best[row] = Math.Max(best[row], _similarities[(row * _tokens.Length) + column]);
                }
            }
        }

        return best;
    }
}
