namespace AnswerBot.Outcomes;

/// <summary>What the verdict rests on: named numbers about the question and the first-ranked passages.</summary>
/// <param name="Values">By the names in this class.</param>
public sealed record OutcomeFeatures(IReadOnlyDictionary<string, double> Values)
{
    /// <summary>
    /// The first model's similarity of the first-ranked passage, -6 to 6: both cosines, four times MaxSim and a fifth of the lexical score. The weights are those
    /// under which similarity tells answered questions best, not those that rank best.
    /// </summary>
    public const string Score = "score";

    /// <summary>By how much that exceeds the mean of the passages ranked fifth to tenth; 0.3, which is usual, where fewer than ten are ranked.</summary>
    public const string Lead = "lead";

    /// <summary>The second model's MaxSim less what is usual on the border, -1 to 1; 0 where it has nothing to say.</summary>
    public const string SecondMaxSim = "secondMaxSim";

    /// <summary>1 for a question in English, whose similarities with a Chinese text are lower.</summary>
    public const string English = "english";

    /// <summary>How much nearer the question is to what people ask elsewhere than to a passage, -2 to 2. See <see cref="OtherSubjects"/>.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>A figure or date is wanted, and the passage has none where it speaks of the thing: 0 to 1. See <see cref="Slots.SlotCheck"/>.</summary>
    public const string OpenFigure = "openFigure";

    /// <summary>A place, organisation or enumeration is wanted, likewise.</summary>
    public const string OpenName = "openName";

    /// <summary>A person is wanted, likewise; a weaker sign, since "who" may be a group without a name.</summary>
    public const string OpenPerson = "openPerson";

    /// <summary>Places, organisations and people that the question names and the passage with its question does not: 0 to 3.</summary>
    public const string AbsentNames = "absentNames";

    /// <summary>Those of them that nothing in the transcripts found names: 0 to 3.</summary>
    public const string UnknownNames = "unknownNames";

    /// <summary>Things of the <see cref="ConceptTable"/> that the question names and the passage with its question does not: 0 to 3.</summary>
    public const string AbsentConcepts = "absentConcepts";

    /// <summary>Those of them that nothing in the transcript names: 0 to 3.</summary>
    public const string UnknownConcepts = "unknownConcepts";

    /// <summary>Years, numbers and abbreviations in capitals that the question has and the passage with its question has not: 0 to 3.</summary>
    public const string AbsentFigures = "absentFigures";

    /// <summary>Words of the question for which the passage or another of its turn has the printed one (做生意 for 贸易, "debt" for 债务): 0 to 3.</summary>
    public const string SaidOtherwise = "saidOtherwise";

    /// <summary>The value of a feature; 0 where it is not among them.</summary>
    public double this[string name] => Values.GetValueOrDefault(name);
}
