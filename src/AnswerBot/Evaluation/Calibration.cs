namespace AnswerBot.Evaluation;

/// <summary>Whether a confidence of .8 is right eight times in ten. Right is an answerable question with its gold ranked first, whatever the outcome.</summary>
/// <param name="ExpectedError">Expected calibration error: the mean distance of confidence and share right, each bin weighted by its questions.</param>
/// <param name="Bins">The tenths of the confidence that hold a question, rising.</param>
public sealed record Calibration(double ExpectedError, IReadOnlyList<CalibrationBin> Bins)
{
    private const int Tenths = 10;

    /// <summary>The calibration over <paramref name="results"/>.</summary>
    public static Calibration Over(IReadOnlyCollection<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var bins = results
            .GroupBy(result => Math.Min((int)(result.Answer.Confidence * Tenths), Tenths - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(Math.Round(bin.Average(result => result.Answer.Confidence), 4), Share.Of(bin.Select(result => result.IsRight))))
            .ToList();
        var error = bins.Sum(bin => bin.Right.Count * Math.Abs(bin.Confidence - bin.Right.Value)) / Math.Max(1, results.Count);
        return new Calibration(Math.Round(error, 4), bins);
    }
}

/// <summary>The questions of one tenth.</summary>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Right">How many have the gold ranked first.</param>
public sealed record CalibrationBin(double Confidence, Share Right);
