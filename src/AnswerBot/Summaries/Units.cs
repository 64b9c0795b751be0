namespace AnswerBot.Summaries;

/// <summary>The units that are told apart, in both languages.</summary>
internal static class Units
{
    private static readonly Dictionary<string, QuantityKind> Kinds = new (QuantityKind Kind, string[] Units)[]
    {
        (QuantityKind.Years, ["年", "year"]),
        (QuantityKind.Month, ["月"]),
        (QuantityKind.Months, ["个月", "month"]),
        (QuantityKind.Day, ["日", "号"]),
        (QuantityKind.Days, ["天", "day"]),
        (QuantityKind.Weeks, ["周", "星期", "个星期", "week"]),
        (QuantityKind.Hours, ["小时", "个小时", "hour"]),
        (QuantityKind.Minutes, ["分钟", "minute"]),
        (QuantityKind.Yuan, ["元", "人民币", "块钱", "yuan", "rmb"]),
        (QuantityKind.Dollars, ["美元", "dollar", "us dollar"]),
        (QuantityKind.Euros, ["欧元", "euro"]),
        (QuantityKind.Metres, ["米", "metre", "meter"]),
        (QuantityKind.Kilometres, ["公里", "千米", "kilometre", "kilometer", "km"]),
        (QuantityKind.Tonnes, ["吨", "tonne", "ton"]),
        (QuantityKind.Kilograms, ["公斤", "千克", "kilogram", "kg"]),
        (QuantityKind.Hectares, ["公顷", "hectare"]),
        (QuantityKind.Degrees, ["度", "degree"]),
        (QuantityKind.People, ["人", "名", "位", "口", "people", "person"]),
        (QuantityKind.Countries, ["国", "个国家", "countries", "nation"]),
        (QuantityKind.Percent, ["成"]),
    }.SelectMany(entry => entry.Units.Select(unit => (unit, entry.Kind))).ToDictionary(pair => pair.unit, pair => pair.Kind);

    /// <summary>The kind of a folded unit, with or without its plural; plain where it is none of these.</summary>
    public static QuantityKind KindOf(string unit) =>
        Kinds.TryGetValue(unit, out var kind) || Kinds.TryGetValue(unit.TrimEnd('s'), out kind) ? kind : QuantityKind.Plain;
}
