using AnswerBot.Summaries;

namespace AnswerBot.Tests.Summaries;

public sealed class SummaryPromptTests
{
    /// <summary>To accept a change, run the test once with <c>ANSWERBOT_ACCEPT_SNAPSHOTS=1</c> and read the difference.</summary>
    [Fact]
    public void All_that_a_model_gets_is_as_the_snapshot_shows()
    {
        var sent = SummaryPrompt.RulesFor(SomeSummary.Request.Language) + "\n\n" + SummaryPrompt.DataFor(SomeSummary.Request, "MARKER");

        var path = SomeSummary.PathOf("prompt-snapshot.txt");
        if (Environment.GetEnvironmentVariable("ANSWERBOT_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, sent);
            Assert.Fail($"{path} was written; read it, and run the tests again without ANSWERBOT_ACCEPT_SNAPSHOTS.");
        }

        Assert.Equal(File.ReadAllText(path), sent);
    }

    [Fact]
    public void Markers_are_others_each_time()
    {
        Assert.NotEqual(SummaryPrompt.DataFor(SomeSummary.Request), SummaryPrompt.DataFor(SomeSummary.Request));
    }
}
