namespace AnswerBot.Transcripts;

/// <summary>Tells scripts apart.</summary>
public static class Script
{
    // A Chinese word weighs about as much as four Latin letters: "What did he say about 一带一路?" is an English question.
    private const int LettersPerIdeograph = 4;

    /// <summary>Whether the character is written without spaces between words: Chinese, kana, hangul.</summary>
    public static bool IsIdeographic(char character) =>
        character is >= '\u2E80' and <= '\u9FFF' and not (>= '\u3000' and <= '\u303F' and not '々' and not '〇') or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF';

    /// <summary>Whether a text is Chinese rather than in Latin script; true for one that is neither.</summary>
    public static bool IsMostlyChinese(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Count(char.IsAsciiLetter) <= text.Count(IsIdeographic) * LettersPerIdeograph;
    }
}
