using AnswerBot.Answers;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;

namespace AnswerBot.Host.Tests.BotFramework.Rendering;

/// <summary>What each family of channels gets, held against files.</summary>
public sealed class RenderingTests
{
    public static TheoryData<string, string> Channels => new()
    {
        { "msteams", "zh" }, { "msteams", "en" }, { "webchat", "zh" }, { "webchat", "en" }, { "slack", "zh" }, { "slack", "en" },
    };

    [Theory]
    [MemberData(nameof(Channels))]
    public void An_answer_looks_as_agreed(string channel, string language)
    {
        var transcript = SomeAnswer.Transcript(paragraphs: ["命运与共。没有一国能独善其身。", "第二段。"]);

        var activities = SomeReply.Render(SomeAnswer.From(transcript, SomeReply.Language(language), 1, 2), channel, language, linkBase: "https://answers.example.org");

        Snapshot.Matches($"answer-{channel}-{language}", activities);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_refusal_looks_as_agreed(string channel, string language)
    {
        var activities = SomeReply.Render(SomeAnswer.Related(SomeAnswer.Transcript(), SomeReply.Language(language)), channel, language);

        Snapshot.Matches($"related-{channel}-{language}", activities);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void The_paragraphs_around_a_quotation_look_as_agreed(string channel, string language)
    {
        var transcript = SomeAnswer.Transcript(paragraphs: ["第一段。", "第二段。", "第三段。"]);
        var surroundings = new Surroundings(transcript, transcript.Turns[0], 2, transcript.Turns[0].Paragraphs);

        var activities = SomeReply.RendererFor(channel).Render(surroundings, SomeReply.Context(channel, language, "https://answers.example.org"));

        Snapshot.Matches($"context-{channel}-{language}", activities);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void The_welcome_looks_as_agreed(string channel, string language)
    {
        var welcome = BotWords.Welcome([SomeAnswer.Transcript()], SomeReply.Language(language), inGroup: false);

        var activities = SomeReply.RendererFor(channel).Render(welcome, SomeReply.Context(channel, language));

        Snapshot.Matches($"welcome-{channel}-{language}", activities);
    }

    [Fact]
    public void Without_an_address_of_our_own_no_message_has_a_link()
    {
        var answer = SomeAnswer.From(SomeAnswer.Transcript(), QuestionLanguage.Chinese, 1);

        Assert.All(Channels.Select(row => row.Data.Item1).Distinct(), channel =>
            Assert.DoesNotContain("/transcripts/2020", string.Concat(SomeReply.Render(answer, channel, "zh").Select(WithoutCarriedAnswer)), StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_link_Web_Chat_gets_the_paragraph_for_its_dialog()
    {
        var activity = Assert.Single(SomeReply.Render(SomeAnswer.From(SomeAnswer.Transcript(), QuestionLanguage.Chinese, 1), "webchat", "zh"));

        Assert.Contains("[1]: cite:1 \"", activity.Text, StringComparison.Ordinal);
        Assert.Equal("命运与共。没有一国能独善其身。", (string?)activity.Json["entities"]![0]!["citation"]![0]!["appearance"]!["text"]);
    }

    [Fact]
    public void Only_generated_text_is_labelled_as_generated()
    {
        var answer = SomeAnswer.From(SomeAnswer.Transcript(), QuestionLanguage.Chinese, 1);
        var summarised = answer with { Summary = new AnswerSummary(SummaryStatus.Ok, null, "启示是命运与共 [1]。", [1]) };

        var plain = SomeReply.Render(answer, "msteams", "zh")[0];
        var labelled = SomeReply.Render(summarised, "msteams", "zh")[0];

        Assert.Null(plain.Json["entities"]![0]!["additionalType"]);
        Assert.Equal("""["AIGeneratedContent"]""", labelled.Json["entities"]![0]!["additionalType"]!.ToJsonString());
        Assert.StartsWith("启示是命运与共 [1]。", labelled.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_citation_keeps_to_its_limits_and_cuts_on_a_clause_outside_the_quotation_marks()
    {
        var sentence = string.Concat(Enumerable.Repeat("我们团结合作，战胜疫情，", 20)) + "谢谢。";
        var answer = SomeAnswer.From(SomeAnswer.Transcript(asker: new string('甲', 90) + "记者", paragraphs: [sentence]), QuestionLanguage.Chinese, 1);

        var appearance = SomeReply.Render(answer, "msteams", "zh")[0].Json["entities"]![0]!["citation"]![0]!["appearance"]!;

        Assert.InRange(((string)appearance["name"]!).Length, 1, 80);
        var quoted = (string)appearance["abstract"]!;
        Assert.InRange(quoted.Length, 100, 160);
        Assert.EndsWith("战胜疫情”……", quoted, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_that_the_transcript_prints_itself_is_not_given_to_a_citation()
    {
        var answer = Marks.Assign(SomeAnswer.From(SomeAnswer.Transcript(paragraphs: ["见注释[1]和[3]。", "第二段。"]), QuestionLanguage.Chinese, 1, 2));

        Assert.Equal([2, 4], answer.Excerpts.Select(excerpt => excerpt.Rank));
    }

    private static string WithoutCarriedAnswer(Activity activity)
    {
        activity.Json.Remove("channelData");
        return activity.Json.ToJsonString();
    }
}
