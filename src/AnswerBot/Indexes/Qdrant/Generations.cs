namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Filters by generation. A change in place writes its points for the next generation and marks those it replaces; both show at once when the head moves on,
/// so a reader that filters by the generation it knows sees one state whole.
/// </summary>
internal static class Generations
{
    private const string Since = "since";
    private const string Until = "until";

    /// <summary>What counts in <paramref name="generation"/>, and fits <paramref name="also"/>.</summary>
    public static PointFilter In(long generation, params IEnumerable<PointCondition> also) =>
        new([PointCondition.Within(Since, new PointRange(Lte: generation)), .. also], [PointCondition.Within(Until, new PointRange(Lte: generation))]);

    /// <summary>Points of one kind that count in <paramref name="generation"/>.</summary>
    public static PointFilter Kind(string kind, long generation) => In(generation, PointCondition.Any("kind", [kind]));

    /// <summary>What was written for a later generation, which never came.</summary>
    public static PointFilter WrittenAfter(long generation) => new([PointCondition.Within(Since, new PointRange(Gt: generation))]);

    /// <summary>What was to end with a later generation, which never came.</summary>
    public static PointFilter EndingAfter(long generation) => new([PointCondition.Within(Until, new PointRange(Gt: generation))]);

    /// <summary>What no longer counts.</summary>
    public static PointFilter Ended(long generation) => new([PointCondition.Within(Until, new PointRange(Lte: generation))]);
}
