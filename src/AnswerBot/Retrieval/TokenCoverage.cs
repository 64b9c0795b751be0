namespace AnswerBot.Retrieval;

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
