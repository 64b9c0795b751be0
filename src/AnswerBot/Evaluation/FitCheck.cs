namespace AnswerBot.Evaluation;

/// <summary>How far confidences can be trusted.</summary>
/// <param name="Count">Questions.</param>
/// <param name="Separation">Area under the curve: how often an answered question has more confidence than one that is not answered; 0.5 is chance.</param>
/// <param name="LogLoss">Mean surprise in nats; 0 is perfect.</param>
/// <param name="ExpectedError">Expected calibration error over ten equally filled bins: the mean distance between confidence and the share that is right.</param>
public sealed record FitCheck(int Count, double Separation, double LogLoss, double ExpectedError)
{
    private const int Bins = 10;
    private const double Least = 1e-9;

    /// <summary>Compares confidences with what was right.</summary>
    public static FitCheck Of(IReadOnlyCollection<(double Confidence, bool Answers)> judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        if (judged.Count == 0)
        {
            return new FitCheck(0, 0, 0, 0);
        }

        var logLoss = -judged.Average(one => Math.Log(Math.Max(Least, one.Answers ? one.Confidence : 1 - one.Confidence)));
        return new FitCheck(judged.Count, SeparationOf(judged), logLoss, ExpectedErrorOf([.. judged.OrderBy(one => one.Confidence)]));
    }

    private static double SeparationOf(IReadOnlyCollection<(double Confidence, bool Answers)> judged)
    {
        var wrong = judged.Where(one => !one.Answers).Select(one => one.Confidence).ToList();
        var pairs = judged.Where(one => one.Answers).SelectMany(one => wrong, (right, other) => right.Confidence > other ? 1 : right.Confidence == other ? 0.5 : 0).ToList();
        return pairs.Count == 0 ? 0 : pairs.Average();
    }

    private static double ExpectedErrorOf(List<(double Confidence, bool Answers)> sorted) =>
        sorted.Select((one, place) => (one, Bin: place * Bins / sorted.Count))
            .GroupBy(entry => entry.Bin, entry => entry.one)
            .Sum(bin => (double)bin.Count() / sorted.Count * Math.Abs(bin.Average(one => one.Confidence) - bin.Average(one => one.Answers ? 1.0 : 0.0)));
}
