namespace AnswerBot.Evaluation;

/// <summary>A mean with its 95 % percentile bootstrap interval (Efron, Annals of Statistics 1979). The resampling is seeded: the same values give the same interval.</summary>
/// <param name="Value">The mean; 0 of nothing.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Count">Over how many values.</param>
public sealed record Average(double Value, double Low, double High, int Count)
{
    private const int Resamples = 2000;
    private const int Seed = 1979;

    /// <summary>The mean of <paramref name="values"/>.</summary>
    public static Average Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return new Average(0, 0, 0, 0);
        }

        var random = new Random(Seed);
        var means = Enumerable.Range(0, Resamples).Select(_ => ResampledMean(values, random)).Order().ToList();
        return new Average(values.Average(), means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples) - 1], values.Count);
    }

    private static double ResampledMean(IReadOnlyList<double> values, Random random)
    {
        var sum = 0.0;
        for (var drawn = 0; drawn < values.Count; drawn++)
        {
            sum += values[random.Next(values.Count)];
        }

        return sum / values.Count;
    }
}
