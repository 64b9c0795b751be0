namespace AnswerBot.Transcripts;

/// <summary>A slice of a text in UTF-16 units: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive, as in <c>text[Start..End]</c>.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>UTF-16 units covered; 0 for an empty slice.</summary>
    public int Length => End - Start;

    /// <summary>The slice itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie within <paramref name="text"/>.</exception>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }
}
