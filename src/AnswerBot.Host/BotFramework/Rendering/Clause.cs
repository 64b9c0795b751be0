namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Shortens a text at the end of a clause, where there is too little room for all of it.</summary>
internal static class Clause
{
    private const string Ends = "，；：、。！？,;:.!? ";

    /// <summary>The whole text where it fits; else as many whole clauses as do, without the punctuation between them and the rest.</summary>
    /// <returns>Always a beginning of <paramref name="text"/>, never half of a surrogate pair.</returns>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length;
        while (end > 0 && !Ends.Contains(text[end], StringComparison.Ordinal))
        {
            end--;
        }

        // One clause alone is too long: cut within it.
        if (end < length / 2)
        {
            end = char.IsLowSurrogate(text[length]) ? length - 1 : length;
        }

        return text[..end].TrimEnd([.. Ends]);
    }
}
