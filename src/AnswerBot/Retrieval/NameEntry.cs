namespace AnswerBot.Retrieval;

/// <summary>A name that transcripts print, with other forms under which people ask: 世卫组织 for WHO, 美国 for 老美.</summary>
/// <param name="Name">As transcripts print it.</param>
/// <param name="Forms">As people write it; behind such a form the printed name is searched for too.</param>
/// <param name="Kind">What it names: <c>country</c>, <c>city</c>, <c>region</c>, <c>organisation</c>, <c>person</c> or <c>agreement</c>; null for a mere word, which is expanded but not recognised as a name.</param>
/// <param name="Also">Forms that encoders understand by themselves, and abbreviations that transcripts print (中印, 印方): recognised, and the printed name is searched for only behind Latin ones.</param>
public sealed record NameEntry(string Name, IReadOnlyList<string> Forms, string? Kind = null, IReadOnlyList<string>? Also = null)
{
    /// <summary>Every form, the printed name first.</summary>
    public IEnumerable<string> All => [Name, .. Also ?? [], .. Forms];

    /// <summary>
    /// "WHO" and "COC" are names only in capitals ("who asked" is not about the WHO), "Modi" and "Abe" only with one.
    /// </summary>
    internal static bool IsAsWritten(string written, string form) =>
        !char.IsAsciiLetterUpper(form[0]) || (form.Any(char.IsAsciiLetterLower) ? char.IsUpper(written[0]) : !written.Any(char.IsAsciiLetterLower));
}
