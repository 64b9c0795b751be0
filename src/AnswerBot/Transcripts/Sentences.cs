namespace AnswerBot.Transcripts;

/// <summary>How a line ends.</summary>
internal static class Sentences
{
    private const string FinalMarks = "。！？…；：.!?;:";
    private const string ClosingMarks = "”’」』》）)\"']】";

    /// <summary>Whether the last sentence is a question.</summary>
    public static bool Ask(string text, TextSpan words) => Last(text, words) is '？' or '?';

    /// <summary>Whether the line ends as prose does; titles, bylines and headings do not.</summary>
    public static bool AreComplete(string text, TextSpan words) => FinalMarks.Contains(Last(text, words));

    private static char Last(string text, TextSpan words)
    {
        int at = words.End - 1;
        while (at >= words.Start && ClosingMarks.Contains(text[at]))
        {
            at--;
        }

        return at >= words.Start ? text[at] : '\0';
    }
}
