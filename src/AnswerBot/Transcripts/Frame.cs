using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>
/// What a page prints around what was said: title, byline, dateline, rules and headings between sections, the closing line. None of it
/// may be quoted as an answer.
/// </summary>
internal static partial class Frame
{
    private const int LongestClosingLine = 60;

    /// <summary>The lines without those that only close the page: <c>记者会历时1小时40分钟。</c>, <c>（完）</c>, <c>责任编辑：…</c></summary>
    public static List<Line> WithoutClosing(string text, List<Line> lines)
    {
        int count = lines.Count;
        while (count > 0 && IsClosing(text, lines[count - 1]))
        {
            count--;
        }

        return lines.GetRange(0, count);
    }

    /// <summary>The line below the last word spoken that says how long the event took (<c>记者会历时1小时40分钟。</c>), as printed; null where there is none.</summary>
    public static string? LineOnDuration(Transcript transcript)
    {
        var text = transcript.Text;
        int end = transcript.Turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Span.End).DefaultIfEmpty(0).Max();
        return text[end..].Split('\n').Select(line => line.Trim()).FirstOrDefault(line => Duration().IsMatch(line));
    }

    /// <summary>Whether the line opens a news report (<c>新华社北京5月24日电</c>), so that unlabelled lines after it are the reporter's.</summary>
    public static bool IsDateline(string text, TextSpan words)
    {
        string head = Head(text, words);
        return Dateline().IsMatch(head) || EnglishDateline().IsMatch(head);
    }

    /// <summary>Whether nothing is said in the line: asterisks, dashes, dots.</summary>
    public static bool IsRule(string text, TextSpan words) => !text.AsSpan(words.Start, words.Length).ContainsLetterOrDigit();

    /// <summary>Whether the whole line is a heading in 【】.</summary>
    public static bool IsHeading(string text, TextSpan words) =>
        text[words.Start] == '【' && text.IndexOf('】', words.Start, words.Length) == words.End - 1;

    private static bool IsClosing(string text, Line line)
    {
        if (line.Words.Length > LongestClosingLine)
        {
            return false;
        }

        string words = line.Words.In(text);
        bool isClosing = Duration().IsMatch(words) || EndMark().IsMatch(words) || IsRule(text, line.Words);
        return Imprint().IsMatch(words) || (isClosing && line.Label is null);
    }

    private static string Head(string text, TextSpan words) => text.Substring(words.Start, Math.Min(words.Length, 80));

    private static bool ContainsLetterOrDigit(this ReadOnlySpan<char> words)
    {
        foreach (char character in words)
        {
            // Half of a surrogate pair: an ideograph outside the basic plane, or an emoji, which is at least not a rule.
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"^[（(]?[\p{L}\p{N} \u3000·]{1,40}?[0-9０-９一二三四五六七八九十]日[电電](?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    [GeneratedRegex(
        @"^\p{Lu}[\p{Lu} .]{1,30}, (?:[A-Z][a-z]{2,8}\.? [0-9]{1,2} )?(?:\([^()]{1,30}\) ?)?(?:--|[—–-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDateline();

    [GeneratedRegex(
        @"^(?:[^。，,：:会會]{0,8}(?:记者会|記者會|发布会|發布會|吹风会|吹風會|见面会|見面會|招待会|招待會)|.{0,20}(?:conference|briefing))"
        + @"[^。：:]{0,6}(?:历时|歷時|持续|持續|lasted)[^。]{0,20}(?:小时|小時|分钟|分鐘|hour|minute)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"^[（(\[【－—-]*(?:完|全文完|结束|結束|(?:记者会|記者會|发布会|發布會)(?:到此)?(?:结束|結束)|"
        + @"END(?:\s{1,4}[0-9]{1,2}:[0-9]{2}[A-Z. ]{0,12})?|The end)[。.]?[）)\]】－—-]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^[（(\[【]?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|来源|來源)[：:]|版[ \u3000]?[）)]$", RegexOptions.CultureInvariant)]
    private static partial Regex Imprint();
}
