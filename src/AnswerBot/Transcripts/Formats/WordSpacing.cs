namespace AnswerBot.Transcripts.Formats;

/// <summary>Knows what is written without spaces.</summary>
internal static class WordSpacing
{
    /// <summary>Whether no space belongs beside the character: ideographs, kana, and the punctuation that goes with them.</summary>
    public static bool IsSetSolid(char character) =>
        (Script.IsIdeographic(character) && character is < '\uAC00' or > '\uD7AF') || character is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or '“' or '”' or '‘' or '’' or '…' or '—';
}
