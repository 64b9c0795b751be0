using AnswerBot.Outcomes;

namespace AnswerBot.Evaluation;

/// <summary>
/// Fits the outcome model to judged questions: one logistic function tells whether a question is about what was spoken of, a second one whether the first-ranked
/// passage answers it if so. Deterministic.
/// </summary>
public static class OutcomeFitter
{
    /// <summary>The category of questions about something else altogether.</summary>
    public const string OffTopic = "off-topic";

    private const int RankThatCounts = 3;
    private const int Folds = 5;

    // All pairs together weigh as much as this share of the questions. Of none to .4 the best calibrated on other transcripts; more moves the weights towards how reporters ask: long, with names and background.
    private const double PairShare = 0.1;

    // Of .001 to .2 the least log loss in cross-validation, for both functions.
    private const double Ridge = 0.003;

    private static readonly ModelFeature[] SubjectModel =
    [
        new(OutcomeFeatures.Elsewhere, -1),
        new(OutcomeFeatures.SecondMaxSim, 1),
        new(OutcomeFeatures.English, 0),
        new(OutcomeFeatures.SaidOtherwise, 1),
    ];

    private static readonly ModelFeature[] AnswerModel =
    [
        new(OutcomeFeatures.Score, 1),
        new(OutcomeFeatures.Lead, 1),
        new(OutcomeFeatures.SecondMaxSim, 1),
        new(OutcomeFeatures.English, 0),
        new(OutcomeFeatures.OpenFigure, -1),
        new(OutcomeFeatures.OpenName, -1),
        new(OutcomeFeatures.OpenPerson, -1),
        new(OutcomeFeatures.AbsentNames, -1),
        new(OutcomeFeatures.UnknownNames, -1),
        new(OutcomeFeatures.AbsentFigures, -1),
        new(OutcomeFeatures.AbsentConcepts, -1),
        new(OutcomeFeatures.UnknownConcepts, -1),
        new(OutcomeFeatures.SaidOtherwise, 1),
    ];

    /// <summary>
    /// Weights from the development questions, and from pairs of other events where there are any. Answerable questions count where the gold is in the first three;
    /// those that structure or small talk settles are left out. Pairs tell whether a passage answers, not what is off topic.
    /// </summary>
    /// <param name="results">Judged questions of any split.</param>
    /// <param name="pairs">Judged pairs; may be empty.</param>
    /// <param name="fittedOn">What to name in the file.</param>
    /// <exception cref="EvaluationSetException">The development questions lack a kind.</exception>
    public static OutcomeWeights Fit(IReadOnlyList<QuestionResult> results, IReadOnlyList<PairResult> pairs, IReadOnlyDictionary<string, string> fittedOn)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(pairs);
        return Fit([.. results.Where(Counts)], pairs) with { FittedOn = fittedOn };
    }

    /// <summary>
    /// How well weights fitted in this way hold on questions they have not seen: five times fitted to four fifths of the development questions and tried on the rest.
    /// </summary>
    public static FitCheck CrossValidate(IReadOnlyList<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var cases = results.Where(Counts).OrderBy(result => result.Question.Id, StringComparer.Ordinal).ToList();
        var judged = new List<(double Confidence, bool Answers)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. cases.Where((_, place) => place % Folds != fold)], []);
            judged.AddRange(cases.Where((_, place) => place % Folds == fold).Select(result => (weights.Probability(FeaturesOf(result)), result.Question.Answerable)));
        }

        return FitCheck.Of(judged);
    }

    private static OutcomeWeights Fit(IReadOnlyList<QuestionResult> cases, IReadOnlyList<PairResult> pairs)
    {
        var kinds = cases.Select(result => (result.Question.Answerable, IsOffTopic(result))).Distinct().Count();
        if (kinds < 3)
        {
            throw new EvaluationSetException($"Fitting needs development questions (split dev) of three kinds: answerable, unanswerable, and unanswerable of the category {OffTopic}.");
        }

        var subject = LogisticFitter.Fit([.. cases.Select(result => new LogisticCase(FeaturesOf(result), !IsOffTopic(result), 1))], SubjectModel, Ridge);
        var about = cases.Where(result => !IsOffTopic(result)).Select(result => new LogisticCase(FeaturesOf(result), result.Question.Answerable, 1)).ToList();
        var answer = LogisticFitter.Fit([.. about, .. Weighted(pairs, PairShare * about.Count)], AnswerModel, Ridge);
        return new OutcomeWeights(subject, answer, new Dictionary<string, string>());
    }

    private static IEnumerable<LogisticCase> Weighted(IReadOnlyList<PairResult> pairs, double together)
    {
        var counting = pairs.Where(pair => pair.Features is not null).ToList();
        return counting.Select(pair => new LogisticCase(pair.Features!, pair.IsAnswerable, together / counting.Count));
    }

    private static OutcomeFeatures FeaturesOf(QuestionResult result) => new(result.Answer.Features!);

    private static bool IsOffTopic(QuestionResult result) => result.Question.Category == OffTopic;

    private static bool Counts(QuestionResult result) =>
        result.Question.Split == "dev"
        && result.Answer.Features is not null
        && !result.Answer.IsSettledByStructure
        && (!result.Question.Answerable || result.GoldRank <= RankThatCounts);
}
