using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>Cuts a text into clauses: what stands between commas and stronger marks. An enumeration with 、 stays whole, and so does 7.8 or 1,100.</summary>
internal static class Clauses
{
    private const string Enders = "，。；：！？!?;:\n";

    /// <summary>The clauses in reading order; together they cover the text.</summary>
    public static IReadOnlyList<TextSpan> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clauses = new List<TextSpan>();
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (Ends(text, index))
            {
                clauses.Add(new TextSpan(start, index + 1));
                start = index + 1;
            }
        }

        if (start < text.Length || clauses.Count == 0)
        {
            clauses.Add(new TextSpan(start, text.Length));
        }

        return clauses;
    }

    /// <summary>
    /// Each clause together with the one before it in its sentence, which often names what the clause speaks of: "准则"磋商也在推进，目前已进入第二轮.
    /// </summary>
    public static IReadOnlyList<TextSpan> WithLeadIn(string text)
    {
        var clauses = Of(text);
        return [.. clauses.Select((clause, place) => place > 0 && !EndsSentence(text, clauses[place - 1]) ? new TextSpan(clauses[place - 1].Start, clause.End) : clause)];
    }

    private static bool EndsSentence(string text, TextSpan clause) => "。！？!?.\n".Contains(text[clause.End - 1], StringComparison.Ordinal);

    private static bool Ends(string text, int index) =>
        Enders.Contains(text[index], StringComparison.Ordinal)
        || (text[index] is ',' or '.' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1])));
}
