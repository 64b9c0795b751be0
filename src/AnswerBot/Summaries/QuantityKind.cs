namespace AnswerBot.Summaries;

/// <summary>What a number counts, as far as its unit tells.</summary>
internal enum QuantityKind
{
    /// <summary>Nothing that the table of units knows.</summary>
    Plain,
    Ordinal,
    Percent,
    Fraction,
    Year,
    Month,
    Day,
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
    Yuan,
    Dollars,
    Euros,
    Metres,
    Kilometres,
    Tonnes,
    Kilograms,
    Hectares,
    Degrees,
    People,
    Countries,
}
