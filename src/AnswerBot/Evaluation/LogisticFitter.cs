using AnswerBot.Outcomes;

namespace AnswerBot.Evaluation;

/// <summary>One labelled example.</summary>
/// <param name="Features">What is known.</param>
/// <param name="Target">What is right.</param>
/// <param name="Weight">How much it counts; 1 for a question of the set.</param>
internal sealed record LogisticCase(OutcomeFeatures Features, bool Target, double Weight);

/// <summary>A feature of a model.</summary>
/// <param name="Name">See <see cref="OutcomeFeatures"/>.</param>
/// <param name="Sign">
/// 1 where more can only make the target likelier, -1 where it can only make it less likely, 0 where either may be. With a few dozen examples of a kind this keeps
/// chance from turning a sign round.
/// </param>
internal sealed record ModelFeature(string Name, int Sign);

/// <summary>Fits a logistic function by projected gradient descent on the log loss with ridge. Deterministic.</summary>
internal static class LogisticFitter
{
    private const int Steps = 4_000;
    private const double Rate = 0.5;
    private const int Digits = 4;

    /// <summary>The weights of <paramref name="model"/> under which <paramref name="cases"/> are likeliest, held back by <paramref name="ridge"/>.</summary>
    public static LogisticWeights Fit(IReadOnlyList<LogisticCase> cases, IReadOnlyList<ModelFeature> model, double ridge)
    {
        var scale = new FeatureScale(cases, model);
        var rows = cases.Select(scale.Apply).ToList();
        var total = cases.Sum(one => one.Weight);
        var weights = new double[model.Count + 1];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = Gradient(cases, rows, weights);
            for (var index = 0; index < weights.Length; index++)
            {
                weights[index] -= Rate * ((gradient[index] / total) + (index < model.Count ? ridge * weights[index] : 0));
                weights[index] = index < model.Count && weights[index] * model[index].Sign < 0 ? 0 : weights[index];
            }
        }

        return scale.Unscale(weights);
    }

    private static double[] Gradient(IReadOnlyList<LogisticCase> cases, List<double[]> rows, double[] weights)
    {
        var gradient = new double[weights.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var logit = weights[^1];
            for (var index = 0; index < rows[row].Length; index++)
            {
                logit += weights[index] * rows[row][index];
            }

            var error = cases[row].Weight * ((1 / (1 + Math.Exp(-logit))) - (cases[row].Target ? 1 : 0));
            for (var index = 0; index < rows[row].Length; index++)
            {
                gradient[index] += error * rows[row][index];
            }

            gradient[^1] += error;
        }

        return gradient;
    }

    /// <summary>Brings features to mean 0 and deviation 1, and weights back.</summary>
    private sealed class FeatureScale
    {
        private const double LeastDeviation = 0.01;

        private readonly IReadOnlyList<ModelFeature> _model;
        private readonly List<double> _means;
        private readonly List<double> _deviations;

        public FeatureScale(IReadOnlyList<LogisticCase> cases, IReadOnlyList<ModelFeature> model)
        {
            _model = model;
            _means = [.. model.Select(feature => cases.Average(one => one.Features[feature.Name]))];
            _deviations = [.. model.Select((feature, index) => Math.Max(LeastDeviation, Math.Sqrt(cases.Average(one => Math.Pow(one.Features[feature.Name] - _means[index], 2)))))];
        }

        public double[] Apply(LogisticCase one) => [.. _model.Select((feature, index) => (one.Features[feature.Name] - _means[index]) / _deviations[index])];

        public LogisticWeights Unscale(double[] weights)
        {
            var scaled = _model.Select((feature, index) => (feature.Name, Weight: weights[index] / _deviations[index])).ToList();
            var bias = weights[^1] - scaled.Select((feature, index) => feature.Weight * _means[index]).Sum();
            return new LogisticWeights(
                Math.Round(bias, Digits),
                new SortedDictionary<string, double>(scaled.ToDictionary(feature => feature.Name, feature => Math.Round(feature.Weight, Digits)), StringComparer.Ordinal));
        }
    }
}
