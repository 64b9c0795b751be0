using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>English words as they stand in questions.</summary>
public sealed class EnglishFormsTests
{
    [Theory]
    [InlineData("study", "study, studies, studied, studying")]
    [InlineData("play", "play, plays, played, playing")]
    [InlineData("impose", "impose, imposes, imposed, imposing")]
    [InlineData("crash", "crash, crashes, crashs, crashed, crashing")]
    [InlineData("face mask", "face mask, face masks, face masked, face masking")]
    public void A_word_is_known_in_its_regular_forms(string word, string forms)
    {
        Assert.Equal(forms, string.Join(", ", EnglishForms.Of(word)));
    }
}
