using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Answers;

public sealed class SuggestedQuestionsTests
{
    [Fact]
    public void Starters_are_spread_over_the_transcript()
    {
        var transcript = WithQuestions("一", "中国对非洲有何帮助？", "中国对欧洲有何期待？", "中国对东盟有何打算？", "中国对日本有何看法？", "中国对美国有何回应？", "中国对印度有何主张？");

        Assert.Equal(["中国对非洲有何帮助？", "中国对东盟有何打算？", "中国对美国有何回应？"], SuggestedQuestions.Starters([transcript]));
    }

    [Fact]
    public void Starters_are_short_and_stand_alone()
    {
        var transcript = WithQuestions("一", new string('长', 59) + "吗？", "那韩国呢？", "中国对美国有何回应？");

        Assert.Equal(["中国对美国有何回应？"], SuggestedQuestions.Starters([transcript]));
    }

    [Fact]
    public void A_question_that_asks_about_the_sentence_before_it_is_not_cut_from_it()
    {
        var transcript = WithQuestions("一", "中国向很多国家提供了抗疫帮助，但也有质疑的声音。您对此怎么看？", "东盟今年轮值主席国是越南。中国对东盟有何打算？");

        Assert.Equal(["中国对东盟有何打算？"], SuggestedQuestions.Starters([transcript]));
    }

    [Fact]
    public void Starters_come_from_the_latest_transcript_and_from_undated_ones_last()
    {
        Transcript[] byDate =
        [
            WithQuestions("old", new DateOnly(2019, 3, 8), "中国对非洲有何帮助？"),
            WithQuestions("new", new DateOnly(2020, 5, 24), "中国对欧洲有何期待？"),
            WithQuestions("undated", "中国对东盟有何打算？"),
        ];

        Assert.Equal(["中国对欧洲有何期待？", "中国对非洲有何帮助？", "中国对东盟有何打算？"], SuggestedQuestions.Starters(byDate));
    }

    [Fact]
    public void The_same_question_is_suggested_once()
    {
        Transcript[] transcripts = [WithQuestions("一", "中国对非洲有何帮助？"), WithQuestions("二", "中国对非洲有何帮助？")];

        Assert.Single(SuggestedQuestions.Starters(transcripts));
    }

    [Fact]
    public void Without_transcripts_there_is_nothing_to_suggest()
    {
        Assert.Empty(SuggestedQuestions.Starters([]));
    }

    [Fact]
    public void The_nearest_questions_are_those_of_the_ranked_turns_each_once_and_never_the_opening_statement()
    {
        var transcript = SomeAnswer.Transcript();

        var nearest = SuggestedQuestions.Nearest(SomeAnswer.Found((transcript, 0), (transcript, 2), (transcript, 2), (transcript, 1)));

        Assert.Equal(["香港呢？", "启示是什么？"], nearest.Select(related => related.Question));
    }

    [Fact]
    public void At_most_three_questions_are_the_nearest()
    {
        var transcript = WithQuestions("一", "中国对非洲有何帮助？", "中国对欧洲有何期待？", "中国对东盟有何打算？", "中国对日本有何看法？");

        var nearest = SuggestedQuestions.Nearest(SomeAnswer.Found((transcript, 1), (transcript, 2), (transcript, 3), (transcript, 4)));

        Assert.Equal(3, nearest.Count);
    }

    [Fact]
    public void Follow_ups_leave_out_the_turns_that_are_shown()
    {
        var transcript = WithQuestions("一", "中国对非洲有何帮助？", "中国对欧洲有何期待？", "中国对东盟有何打算？");

        var followUps = SuggestedQuestions.FollowUps(SomeAnswer.Found((transcript, 1), (transcript, 2), (transcript, 3)), [("一", 2)]);

        Assert.Equal(["中国对非洲有何帮助？", "中国对东盟有何打算？"], followUps);
    }

    [Fact]
    public void Follow_ups_are_short_and_stand_alone()
    {
        var transcript = WithQuestions("一", new string('长', 59) + "吗？", "那韩国呢？", "中国对东盟有何打算？");

        Assert.Equal(["中国对东盟有何打算？"], SuggestedQuestions.FollowUps(SomeAnswer.Found((transcript, 1), (transcript, 2), (transcript, 3)), []));
    }

    [Fact]
    public void A_question_without_words_is_never_suggested()
    {
        var transcript = WithQuestions("一", "", "中国对东盟有何打算？");
        var found = SomeAnswer.Found((transcript, 1), (transcript, 2));

        Assert.Equal(["中国对东盟有何打算？"], SuggestedQuestions.Starters([transcript]));
        Assert.Equal(["中国对东盟有何打算？"], SuggestedQuestions.FollowUps(found, []));
        Assert.Equal(["中国对东盟有何打算？"], SuggestedQuestions.Nearest(found).Select(related => related.Question));
    }

    private static Transcript WithQuestions(string id, params string[] questions) => WithQuestions(id, null, questions);

    private static Transcript WithQuestions(string id, DateOnly? date, params string[] questions) =>
        SomeAnswer.Transcript(id, date, string.Concat(questions.Select(question => $"　　路透社记者：{question}\n　　王毅：答复。\n")));
}
