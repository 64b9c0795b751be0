using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>Reads labels that mark an answer without naming who gives it, and those of the host.</summary>
internal static partial class AnswerLabel
{
    /// <summary>Whether <paramref name="label"/> marks an answer: 答.</summary>
    public static bool IsMark(string label) => Mark().IsMatch(TextLines.Squeeze(label));

    /// <summary>
    /// Whether <paramref name="label"/> is A or Answer, which marks an answer only in a text that marks its questions with Q.
    /// </summary>
    public static bool IsLatinMark(string label) => LatinMark().IsMatch(TextLines.Squeeze(label));

    /// <summary>Whether the host of the conference speaks: 主持人, with or without a name.</summary>
    public static bool IsModerator(string label) => Moderator().IsMatch(label);

    [GeneratedRegex(@"^(?:答|回答|答复|答覆)[0-9]{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:A|Answer)[0-9]{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LatinMark();

    [GeneratedRegex(@"^(?:主持人|moderator\b|host$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moderator();
}
