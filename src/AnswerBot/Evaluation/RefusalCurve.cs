namespace AnswerBot.Evaluation;

/// <summary>How many unanswerable questions of a category are refused, and how many answerable ones with them, as the confidence asked for rises.</summary>
/// <param name="Category">The category of the unanswerable questions.</param>
/// <param name="AreaUnder">Probability that an answerable question is more confident than one of these: .5 is chance, 1 tells all apart.</param>
/// <param name="RefusedAtFivePercent">The largest share refused while at most 5 % of the answerable ones are.</param>
/// <param name="Points">One for each threshold that makes a difference, rising.</param>
public sealed record RefusalCurve(string Category, double AreaUnder, double RefusedAtFivePercent, IReadOnlyList<RefusalPoint> Points)
{
    private const double Tolerable = 0.05;

    /// <summary>A curve for each unanswerable category; none where there is no answerable question to compare with.</summary>
    public static IReadOnlyList<RefusalCurve> Over(IReadOnlyCollection<QuestionResult> results)
    {
        var answerable = results.Where(result => result.Question.Answerable).Select(result => result.Answer.Confidence).ToList();
        return answerable.Count == 0 ? [] : [.. results
            .Where(result => !result.Question.Answerable)
            .GroupBy(result => result.Question.Category, result => result.Answer.Confidence)
            .OrderBy(category => category.Key, StringComparer.Ordinal)
            .Select(category => Over(category.Key, answerable, [.. category]))];
    }

    private static RefusalCurve Over(string category, List<double> answerable, List<double> unanswerable)
    {
        var thresholds = answerable.Concat(unanswerable).Append(double.PositiveInfinity).Distinct().Order();
        var points = thresholds.Select(threshold => new RefusalPoint(ShareBelow(answerable, threshold), ShareBelow(unanswerable, threshold))).Distinct().ToList();
        var area = unanswerable.Average(below => answerable.Average(above => above > below ? 1 : above == below ? 0.5 : 0));
        return new RefusalCurve(category, Math.Round(area, 4), points.Where(point => point.FalselyRefused <= Tolerable).Max(point => point.Refused), points);
    }

    private static double ShareBelow(List<double> confidences, double threshold) => Math.Round((double)confidences.Count(confidence => confidence < threshold) / confidences.Count, 4);
}

/// <summary>What one threshold does.</summary>
/// <param name="FalselyRefused">Share of answerable questions below it.</param>
/// <param name="Refused">Share of the unanswerable ones below it.</param>
public sealed record RefusalPoint(double FalselyRefused, double Refused);
