namespace AnswerBot.Transcripts;

/// <summary>Tells the language of a transcript from its characters: English or Chinese, and the latter's script.</summary>
internal static class LanguageGuess
{
    // Frequent characters that only one of the two scripts has.
    private const string Simplified = "这个们国会为说来时对发与后请问记经济关系现实";
    private const string Traditional = "這個們國會為說來時對發與後請問記經濟關係現實";

    /// <summary>A BCP 47 tag: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public static string Of(string text)
    {
        if (!Script.IsMostlyChinese(text))
        {
            return "en";
        }

        int traditional = text.Count(character => Traditional.Contains(character) && !Simplified.Contains(character));
        int simplified = text.Count(character => Simplified.Contains(character) && !Traditional.Contains(character));
        return traditional > simplified ? "zh-Hant" : "zh-Hans";
    }
}
