namespace AnswerBot.Summaries;

/// <summary>The units that are told apart, in both languages.</summary>
internal static class Units
{
    private static readonly Dictionary<string, QuantityKind> Kinds = new()
    {
        ["年"] = QuantityKind.Years, ["year"] = QuantityKind.Years, ["月"] = QuantityKind.Month, ["个月"] = QuantityKind.Months, ["month"] = QuantityKind.Months,
        ["日"] = QuantityKind.Day, ["号"] = QuantityKind.Day, ["天"] = QuantityKind.Days, ["day"] = QuantityKind.Days,
        ["周"] = QuantityKind.Weeks, ["星期"] = QuantityKind.Weeks, ["个星期"] = QuantityKind.Weeks, ["week"] = QuantityKind.Weeks,
        ["小时"] = QuantityKind.Hours, ["个小时"] = QuantityKind.Hours, ["hour"] = QuantityKind.Hours, ["分钟"] = QuantityKind.Minutes, ["minute"] = QuantityKind.Minutes,
        ["元"] = QuantityKind.Yuan, ["人民币"] = QuantityKind.Yuan, ["块钱"] = QuantityKind.Yuan, ["yuan"] = QuantityKind.Yuan, ["rmb"] = QuantityKind.Yuan,
        ["美元"] = QuantityKind.Dollars, ["dollar"] = QuantityKind.Dollars, ["us dollar"] = QuantityKind.Dollars, ["欧元"] = QuantityKind.Euros, ["euro"] = QuantityKind.Euros,
        ["米"] = QuantityKind.Metres, ["metre"] = QuantityKind.Metres, ["meter"] = QuantityKind.Metres,
        ["公里"] = QuantityKind.Kilometres, ["千米"] = QuantityKind.Kilometres, ["kilometre"] = QuantityKind.Kilometres, ["kilometer"] = QuantityKind.Kilometres, ["km"] = QuantityKind.Kilometres,
        ["吨"] = QuantityKind.Tonnes, ["tonne"] = QuantityKind.Tonnes, ["ton"] = QuantityKind.Tonnes,
        ["公斤"] = QuantityKind.Kilograms, ["千克"] = QuantityKind.Kilograms, ["kilogram"] = QuantityKind.Kilograms, ["kg"] = QuantityKind.Kilograms,
        ["公顷"] = QuantityKind.Hectares, ["hectare"] = QuantityKind.Hectares, ["度"] = QuantityKind.Degrees, ["degree"] = QuantityKind.Degrees,
        ["人"] = QuantityKind.People, ["名"] = QuantityKind.People, ["位"] = QuantityKind.People, ["口"] = QuantityKind.People, ["people"] = QuantityKind.People, ["person"] = QuantityKind.People,
        ["国"] = QuantityKind.Countries, ["个国家"] = QuantityKind.Countries, ["countries"] = QuantityKind.Countries, ["nation"] = QuantityKind.Countries,
        ["成"] = QuantityKind.Percent,
    };

    /// <summary>The kind of a folded unit, with or without its plural; plain where it is none of these.</summary>
    public static QuantityKind KindOf(string unit) =>
        Kinds.TryGetValue(unit, out var kind) || Kinds.TryGetValue(unit.TrimEnd('s'), out kind) ? kind : QuantityKind.Plain;
}
