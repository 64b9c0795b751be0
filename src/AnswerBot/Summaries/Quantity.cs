namespace AnswerBot.Summaries;

/// <summary>A number with its unit and its bound.</summary>
internal readonly record struct Quantity(decimal Value, QuantityKind Kind, Bound Bound)
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    /// <summary>Whether a text with <paramref name="evidence"/> bears this one out: the same value of the same kind, and not "over" for "under".</summary>
    public bool IsBorneOutBy(Quantity evidence) =>
        Value == evidence.Value && Fits(evidence.Kind) && (Bound == Bound.None || evidence.Bound == Bound.None || Bound == evidence.Bound);

    /// <summary>"One" stands for "a" far more often than for a number.</summary>
    public bool IsArticle => Value == 1 && Kind is (QuantityKind.Plain or QuantityKind.Ordinal or QuantityKind.People or QuantityKind.Countries);

    // A number without a unit fits any unit, save those that make another number of it: 6 is neither 6 % nor the sixth of a month.
    private bool Fits(QuantityKind other) =>
        Kind == other
        || (IsStrict(Kind) || IsStrict(other)
            ? Value is >= FirstYear and <= LastYear && ((Kind, other) is (QuantityKind.Year, QuantityKind.Plain) or (QuantityKind.Plain, QuantityKind.Year))
            : Kind is QuantityKind.Plain or QuantityKind.Ordinal || other is QuantityKind.Plain or QuantityKind.Ordinal);

    private static bool IsStrict(QuantityKind kind) =>
        kind is QuantityKind.Percent or QuantityKind.Fraction or QuantityKind.Year or QuantityKind.Month or QuantityKind.Day;
}
