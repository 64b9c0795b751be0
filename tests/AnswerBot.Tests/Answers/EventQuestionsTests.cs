using AnswerBot.Answers;

namespace AnswerBot.Tests.Answers;

/// <summary>Questions about the event itself.</summary>
public sealed class EventQuestionsTests
{
    private static readonly AnswerBot.Transcripts.Transcript Event =
        Some.Transcript(date: Some.Day(24), turns: [Some.Turn("第一问？", "甲报"), Some.Turn("第二问？", "乙社")]);

    [Theory]
    [InlineData("第一个提问的是谁？", "第一个提问的是甲报记者：第一问？")]
    [InlineData("最后一个提问的记者是谁？", "最后一个提问的是乙社记者：第二问？")]
    [InlineData("Who asked the first question?", "The first to ask was 甲报记者: 第一问？")]
    [InlineData("记者会一共有多少个提问？", "记录里一共有2个提问。")]
    [InlineData("How many questions were asked?", "The transcript has 2 questions.")]
    [InlineData("记者会是哪天开的？", "《外交部长回答提问》：2020年5月24日，地点不详。")]
    [InlineData("Where was the press conference held?", "外交部长回答提问: 24 May 2020, place not known.")]
    [InlineData("记者会开了多久？", "记录的资料里没有写这一点。《外交部长回答提问》：2020年5月24日，地点不详。")]
    public void They_are_told_from_metadata_and_cut(string question, string reply)
    {
        Assert.Equal(reply, EventQuestions.Reply(question, [Event]));
    }

    [Theory]
    [InlineData("谁第一个承认了新政府？")]
    [InlineData("路透社问了什么？")]
    [InlineData("什么时候签协议？")]
    [InlineData("How many countries asked for help?")]
    public void Other_questions_are_left_to_the_search(string question)
    {
        Assert.Null(EventQuestions.Reply(question, [Event]));
    }

    [Theory]
    [InlineData("这次记者会开了多长时间？", "记录的末尾写着：“记者会历时1小时40分钟。”")]
    [InlineData("记者会一共开了几个钟头？", "记录的末尾写着：“记者会历时1小时40分钟。”")]
    [InlineData("How long did the press conference last?", "The record ends with the line “记者会历时1小时40分钟。”")]
    public void How_long_it_took_is_told_in_the_words_printed_below_the_last_answer(string question, string reply)
    {
        var withClosingLine = Event with { Text = Event.Text + "\n　　记者会历时1小时40分钟。\r\n（完）\n" };

        Assert.Equal(reply, EventQuestions.Reply(question, [withClosingLine]));
    }

    [Fact]
    public void Of_several_events_none_is_meant()
    {
        Assert.Null(EventQuestions.Reply("记者会开了多久？", [Event, Event]));
    }
}
