using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

public sealed class QuestionLanguagesTests
{
    [Theory]
    [InlineData("病毒溯源中国持什么态度？", QuestionLanguage.Chinese)]
    [InlineData("兩岸協商的大門是被誰關上的？", QuestionLanguage.Chinese)]
    [InlineData("CNN问了什么？", QuestionLanguage.Chinese)]
    [InlineData("RCEP什么时候签", QuestionLanguage.Chinese)]
    [InlineData("12308？", QuestionLanguage.Chinese)]
    [InlineData("", QuestionLanguage.Chinese)]
    [InlineData("Who asked?", QuestionLanguage.English)]
    [InlineData("What did he say about 一带一路?", QuestionLanguage.English)]
    [InlineData("¿Qué dijo de Hong Kong?", QuestionLanguage.English)]
    public void The_language_is_that_of_most_words(string question, QuestionLanguage expected)
    {
        Assert.Equal(expected, QuestionLanguages.Detect(question));
    }
}
