namespace AnswerBot.Transcripts;

/// <summary>
/// What stands before the colon at the head of a line and may name who speaks: <c>王毅：</c>, <c>《人民日报》记者：</c>, but also <c>案例一：</c>.
/// </summary>
/// <param name="Name">As printed, without the colon and without white space at either end.</param>
/// <param name="Words">What follows on the same line; empty where the label stands alone.</param>
internal readonly record struct Label(string Name, TextSpan Words)
{
    /// <summary>Longer prefixes are sentences that happen to hold a colon. Four outlets sharing one question stay below it.</summary>
    private const int MaxLength = 64;

    private const string SentenceMarks = "。！？；!?;“”\"…「」『』";
    private const string Openers = "《（(【[";
    private const string Closers = "》）)】]";

    /// <summary>The label at the head of <paramref name="line"/>, or null where there is none.</summary>
    public static Label? At(string text, TextSpan line)
    {
        if (IsSetApartQuestion(text, line))
        {
            return new Label("Q", TextLines.Trim(text, line.Start + 1, line.End));
        }

        int colon = Colon(text, line);
        if (colon <= line.Start || IsClockOrAddress(text, colon, line.End))
        {
            return null;
        }

        var name = TextLines.Trim(text, line.Start, colon).In(text);
        name = Unwrap(name);
        return name.Any(char.IsLetterOrDigit) ? new Label(name, TextLines.Trim(text, colon + 1, line.End)) : null;
    }

    // American briefings print Q and a gap in place of a colon.
    private static bool IsSetApartQuestion(string text, TextSpan line) =>
        line.Length > 3 && text[line.Start] == 'Q'
        && (text[line.Start + 1] == '\t' || (char.IsWhiteSpace(text[line.Start + 1]) && char.IsWhiteSpace(text[line.Start + 2])));

    private static int Colon(string text, TextSpan line)
    {
        // A remark on what happened after the event is a clause of its own: 会后，有记者问：
        bool commaAllowed = text.AsSpan(line.Start, line.Length).StartsWith("会后") || text.AsSpan(line.Start, line.Length).StartsWith("會後");
        int depth = 0;
        int end = Math.Min(line.End, line.Start + MaxLength);
        for (int at = line.Start; at < end; at++)
        {
            char character = text[at];
            if (depth == 0 && character is ':' or '：')
            {
                return at;
            }

            if (SentenceMarks.Contains(character) || (!commaAllowed && character is ',' or '，'))
            {
                return -1;
            }

            depth = Math.Max(0, depth + (Openers.Contains(character) ? 1 : Closers.Contains(character) ? -1 : 0));
        }

        return -1;
    }

    private static bool IsClockOrAddress(string text, int colon, int end) =>
        text[colon] == ':' && colon + 1 < end
        && (text[colon + 1] == '/' || (char.IsAsciiDigit(text[colon + 1]) && char.IsAsciiDigit(text[colon - 1])));

    private static string Unwrap(string name) =>
        name.Length > 2 && (name[0], name[^1]) is ('【', '】') or ('[', ']') ? name[1..^1].Trim() : name;
}
