using AnswerBot.Outcomes;

namespace AnswerBot.Evaluation;

/// <summary>Fits the outcome model to judged questions by gradient descent on the log loss, with a little ridge. Deterministic.</summary>
public static class OutcomeFitter
{
    private const int Steps = 20_000;
    private const double Rate = 0.5;
    private const double Ridge = 0.03;
    private const int RankThatCounts = 3;

    /// <summary>
    /// Weights from the development questions alone. Answerable ones count where the gold is in the first three; those that structure or small talk settles are left out.
    /// </summary>
    /// <param name="results">Judged questions of any split.</param>
    /// <param name="fittedOn">What to name in the file.</param>
    /// <exception cref="EvaluationSetException">The development questions are not both answerable and unanswerable.</exception>
    public static OutcomeWeights Fit(IReadOnlyList<QuestionResult> results, IReadOnlyDictionary<string, string> fittedOn)
    {
        ArgumentNullException.ThrowIfNull(results);
        var cases = results.Where(Counts).Select(result => (Features: Row(result.Answer.Features!), result.Question.Answerable)).ToList();
        if (cases.Select(one => one.Answerable).Distinct().Count() < 2)
        {
            throw new EvaluationSetException("Fitting needs development questions (split dev) that are answerable and some that are not.");
        }

        var scale = new FeatureScale([.. cases.Select(one => one.Features)]);
        var weights = scale.Unscale(Descend([.. cases.Select(one => (scale.Apply(one.Features), one.Answerable ? 1.0 : 0.0))]));
        return new OutcomeWeights(Rounded(weights[^1]), Rounded(weights[0]), Rounded(weights[1]), Rounded(weights[2]), Rounded(weights[3]), fittedOn);
    }

    private static bool Counts(QuestionResult result) =>
        result.Question.Split == "dev"
        && result.Answer.Features is not null
        && !result.Answer.IsSettledByStructure
        && (!result.Question.Answerable || result.GoldRank <= RankThatCounts);

    private static double[] Row(OutcomeFeatures features) => [features.Score, features.Gap, features.NumberGap ? 1 : 0, features.SecondMaxSim];

    private static double Rounded(double weight) => Math.Round(weight, 3);

    private static double[] Descend(IReadOnlyList<(double[] Features, double Target)> cases)
    {
        var weights = new double[cases[0].Features.Length + 1];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (features, target) in cases)
            {
                var error = Sigmoid(features.Zip(weights, (feature, weight) => feature * weight).Sum() + weights[^1]) - target;
                for (var index = 0; index < features.Length; index++)
                {
                    gradient[index] += error * features[index];
                }

                gradient[^1] += error;
            }

            for (var index = 0; index < weights.Length; index++)
            {
                weights[index] -= Rate * ((gradient[index] / cases.Count) + (index < weights.Length - 1 ? Ridge * weights[index] : 0));
            }
        }

        return weights;
    }

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>Brings features to mean 0 and deviation 1, and weights back.</summary>
    private sealed class FeatureScale
    {
        private readonly double[] _means;
        private readonly double[] _deviations;

        public FeatureScale(IReadOnlyList<double[]> rows)
        {
            var columns = Enumerable.Range(0, rows[0].Length).ToList();
            _means = [.. columns.Select(column => rows.Average(row => row[column]))];
            _deviations = [.. columns.Select(column => Math.Max(1e-6, Math.Sqrt(rows.Average(row => Math.Pow(row[column] - _means[column], 2)))))];
        }

        public double[] Apply(double[] row) => [.. row.Select((value, column) => (value - _means[column]) / _deviations[column])];

        public double[] Unscale(double[] weights)
        {
            var scaled = _means.Select((_, column) => weights[column] / _deviations[column]).ToList();
            return [.. scaled, weights[^1] - scaled.Zip(_means, (weight, mean) => weight * mean).Sum()];
        }
    }
}
