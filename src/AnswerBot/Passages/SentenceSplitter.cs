using AnswerBot.Transcripts;

namespace AnswerBot.Passages;

/// <summary>Cuts a paragraph into sentences, Chinese and English, keeping closing quotation marks and brackets with the sentence they close.</summary>
public static class SentenceSplitter
{
    private const string Enders = "。！？!?…";
    private const string Closers = "”’」』）)》】\"'";

    // A title before a name; the other abbreviations (U.S., e.g.) show by their single letters.
    private static readonly string[] Titles = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "vs"];

    /// <summary>The sentences in reading order; together they cover all but the white space between them.</summary>
    public static IReadOnlyList<TextSpan> Split(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var sentences = new List<TextSpan>();
        var start = 0;
        for (var index = 0; index < paragraph.Length; index++)
        {
            if (!EndsSentence(paragraph, index))
            {
                continue;
            }

            var end = EndOfRun(paragraph, index + 1);
            Add(sentences, paragraph, start, end);
            start = end;
            index = end - 1;
        }

        Add(sentences, paragraph, start, paragraph.Length);
        return sentences;
    }

    private static bool EndsSentence(string text, int index)
    {
        if (text[index] != '.')
        {
            return Enders.Contains(text[index], StringComparison.Ordinal);
        }

        // A full stop ends a sentence before a blank and a capital: not in 7.8, Mr. Wang, U.S. policy or e.g. this.
        var next = index + 1;
        while (next < text.Length && Closers.Contains(text[next], StringComparison.Ordinal))
        {
            next++;
        }

        return next == text.Length || (char.IsWhiteSpace(text[next]) && !IsAbbreviation(text, index) && NextStartsUpper(text, next));
    }

    // One letter, as in J. Smith and the last of U.S., or a title.
    private static bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return stop - start == 1 || Titles.AsSpan().Contains(text[start..stop]);
    }

    private static bool NextStartsUpper(string text, int index)
    {
        while (index < text.Length && (char.IsWhiteSpace(text[index]) || text[index] is '"' or '“' or '\'' or '‘' or '('))
        {
            index++;
        }

        return index == text.Length || char.IsUpper(text[index]) || char.IsDigit(text[index]);
    }

    private static int EndOfRun(string text, int index)
    {
        while (index < text.Length && (Enders.Contains(text[index], StringComparison.Ordinal) || Closers.Contains(text[index], StringComparison.Ordinal)))
        {
            index++;
        }

        return index;
    }

    private static void Add(List<TextSpan> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new TextSpan(start, end));
        }
    }
}
