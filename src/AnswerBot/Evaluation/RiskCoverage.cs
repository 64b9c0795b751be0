namespace AnswerBot.Evaluation;

/// <summary>How often the answer is wrong when only the surest questions are answered (El-Yaniv and Wiener, JMLR 2010). Right is as in <see cref="Calibration"/>.</summary>
/// <param name="AreaUnder">Mean risk over the coverages; less is better.</param>
/// <param name="Points">One for each distinct confidence, coverage rising.</param>
public sealed record RiskCoverage(double AreaUnder, IReadOnlyList<RiskPoint> Points)
{
    /// <summary>The curve over <paramref name="results"/>.</summary>
    public static RiskCoverage Over(IReadOnlyCollection<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var points = new List<RiskPoint>();
        var (answered, wrong, area) = (0, 0, 0.0);
        foreach (var level in results.GroupBy(result => result.Answer.Confidence).OrderByDescending(level => level.Key))
        {
            answered += level.Count();
            wrong += level.Count(result => !result.IsRight);
            area += level.Count() * (double)wrong / answered;
            points.Add(new RiskPoint(level.Key, Math.Round((double)answered / results.Count, 4), Math.Round((double)wrong / answered, 4)));
        }

        return new RiskCoverage(Math.Round(area / Math.Max(1, results.Count), 4), points);
    }
}

/// <summary>What answering from one confidence on does.</summary>
/// <param name="Confidence">The least confidence that is answered.</param>
/// <param name="Coverage">Share of all questions that are.</param>
/// <param name="Risk">Share of these that are wrong.</param>
public sealed record RiskPoint(double Confidence, double Coverage, double Risk);
