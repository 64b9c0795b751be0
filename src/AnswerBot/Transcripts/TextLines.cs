namespace AnswerBot.Transcripts;

/// <summary>A line that is not blank: <paramref name="Words"/> without indentation, trailing white space and line end.</summary>
internal readonly record struct Line(TextSpan Words, Label? Label);

/// <summary>Cuts a text into lines; every offset refers to the text as given.</summary>
internal static class TextLines
{
    private const string LineEnds = "\n\r\u0085\u2028\u2029";

    /// <summary>The lines of <paramref name="text"/> that are not blank, in order.</summary>
    public static List<Line> Read(string text)
    {
        var lines = new List<Line>();
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny(LineEnds);
            int end = length < 0 ? text.Length : start + length;
            var words = Trim(text, start, end);
            if (words.Length > 0)
            {
                lines.Add(new Line(words, Label.At(text, words)));
            }

            start = end + 1;
        }

        return lines;
    }

    /// <summary>The slice without white space at either end; empty, at <paramref name="end"/>, where nothing else is there.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>The name without any white space: newspapers set 王毅 as 王　毅 so that it is as wide as a name of three characters.</summary>
    public static string Squeeze(string name) => name.Any(IsSpace) ? string.Concat(name.Where(character => !IsSpace(character))) : name;

    // Text copied from web pages carries invisible characters that Unicode does not count as white space.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is '\u200B' or '\u2060' or '\uFEFF';
}
