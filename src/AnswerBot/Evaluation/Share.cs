namespace AnswerBot.Evaluation;

/// <summary>A share with its 95 % Wilson interval (Wilson, JASA 1927), which stays honest for small counts.</summary>
/// <param name="Hits">How many.</param>
/// <param name="Count">Of how many.</param>
public sealed record Share(int Hits, int Count)
{
    private const double Z = 1.96;

    /// <summary>Hits over count; 0 of nothing.</summary>
    public double Value => Count == 0 ? 0 : (double)Hits / Count;

    /// <summary>Lower end of the interval.</summary>
    public double Low => Count == 0 ? 0 : Math.Max(0, Centre - Spread);

    /// <summary>Upper end of the interval.</summary>
    public double High => Count == 0 ? 0 : Math.Min(1, Centre + Spread);

    private double Centre => (Value + (Z * Z / (2 * Count))) / (1 + (Z * Z / Count));

    private double Spread => Z / (1 + (Z * Z / Count)) * Math.Sqrt((Value * (1 - Value) / Count) + (Z * Z / (4.0 * Count * Count)));

    /// <summary>Counts the true ones.</summary>
    public static Share Of(IEnumerable<bool> hits)
    {
        var list = hits.ToList();
        return new Share(list.Count(hit => hit), list.Count);
    }
}
