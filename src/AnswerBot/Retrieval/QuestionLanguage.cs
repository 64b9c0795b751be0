using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>The language a question is asked in, which everything around the quotation answers in.</summary>
public enum QuestionLanguage
{
    /// <summary>Chinese, in either script.</summary>
    Chinese,

    /// <summary>English, and any other text in Latin script.</summary>
    English,
}

/// <summary>Tells the language of a question.</summary>
public static class QuestionLanguages
{
    /// <summary>English where the text has Latin letters and hardly any Chinese character; else Chinese.</summary>
    public static QuestionLanguage Detect(string question) =>
        Script.IsMostlyChinese(question) ? QuestionLanguage.Chinese : QuestionLanguage.English;
}
