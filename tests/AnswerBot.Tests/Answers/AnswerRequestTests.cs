using AnswerBot.Answers;
using AnswerBot.Retrieval;
using CsCheck;

namespace AnswerBot.Tests.Answers;

public sealed class AnswerRequestTests
{
    private static readonly string[] Pieces =
    [
        "病毒", "a", "1", " ", "？", "\n", "\t", "\0", "\u0085", "\u200B", "\u2028", "\uD83D", "\uDE00", "😀", "𠮷", "\uFFFD", "\uFFFE", new string('长', 990),
    ];

    private static readonly Gen<string> Strings = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 12].Select(string.Concat));

    [Fact]
    public void A_question_is_trimmed_and_everything_else_has_a_default()
    {
        var request = AnswerRequest.Create("　 病毒从哪来？\n");

        Assert.Equal("病毒从哪来？", request.Question);
        Assert.Empty(request.History);
        Assert.Equal(AnswerRequest.DefaultLimit, request.Limit);
        Assert.Equal(SearchFilter.None with { Transcripts = request.Filter.Transcripts }, request.Filter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n　")]
    [InlineData("？！……")]
    [InlineData("?!.")]
    [InlineData("😀")]
    [InlineData("👍🏽👩‍👩‍👧")]
    [InlineData("\u200B")]
    [InlineData("病毒\0")]
    [InlineData("病毒\u001B[31m")]
    [InlineData("病\u0085毒")]
    [InlineData("病\uFFFE毒")]
    public void A_question_with_nothing_to_look_for_is_refused(string? question)
    {
        Assert.Equal("question", Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create(question)).Member);
    }

    // Lone surrogates do not survive the way through a data attribute.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.All(
            new[] { "病毒\uD83D", "\uDE00病毒", "病\uDE00\uD83D毒", "病\uD83D\uD83D\uDE00毒" },
            question => Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create(question)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("𠮷")]
    [InlineData("病毒😀")]
    [InlineData("第一行\n第二行\tb\r\n")]
    public void Pasted_text_rare_characters_and_emoji_beside_words_are_taken(string question)
    {
        Assert.Equal(question.Trim(), AnswerRequest.Create(question).Question);
    }

    [Fact]
    public void A_question_of_a_thousand_characters_is_taken_and_one_more_is_not()
    {
        var longest = new string('问', 1000);

        var request = AnswerRequest.Create($" {longest} ");
        var failure = Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create(longest + "问"));

        Assert.Equal(longest, request.Question);
        Assert.Contains("1001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_earlier_questions_are_taken_and_one_more_is_not()
    {
        var ten = Enumerable.Repeat(" 早先的问题 ", 10).ToList();

        var request = AnswerRequest.Create("病毒", ten);

        Assert.Equal(Enumerable.Repeat("早先的问题", 10), request.History);
        Assert.Equal("history", Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", [.. ten, "又一个"])).Member);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0")]
    [InlineData(null)]
    public void A_broken_earlier_question_is_named_by_its_place(string? earlier)
    {
        var failure = Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", ["好", earlier!]));

        Assert.Equal("history[1]", failure.Member);
    }

    [Fact]
    public void An_earlier_question_of_more_than_a_thousand_characters_is_refused()
    {
        Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", [new string('问', 1001)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_limit_of_one_to_five_is_taken(int limit)
    {
        Assert.Equal(limit, AnswerRequest.Create("病毒", limit: limit).Limit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_limit_out_of_bounds_is_refused(int limit)
    {
        Assert.Equal("limit", Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", limit: limit)).Member);
    }

    [Fact]
    public void One_day_is_a_span_of_days()
    {
        var day = new DateOnly(2020, 5, 24);

        Assert.Equal(day, AnswerRequest.Create("病毒", filter: SearchFilter.None with { From = day, To = day }).Filter.To);
    }

    [Fact]
    public void Days_the_wrong_way_round_are_refused()
    {
        var filter = SearchFilter.None with { From = new DateOnly(2020, 5, 25), To = new DateOnly(2020, 5, 24) };

        var failure = Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", filter: filter));

        Assert.Equal("filter.from", failure.Member);
        Assert.Contains("2020-05-25", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_transcripts_are_taken_and_one_more_is_not()
    {
        var hundred = Enumerable.Range(1, 100).Select(number => $"t{number}").ToList();

        var request = AnswerRequest.Create("病毒", filter: SearchFilter.None with { Transcripts = hundred });

        Assert.Equal(hundred, request.Filter.Transcripts);
        var tooMany = SearchFilter.None with { Transcripts = [.. hundred, "t101"] };
        Assert.Equal("filter.transcripts", MemberAtFault(tooMany));
    }

    [Fact]
    public void Blank_members_of_a_filter_are_refused_by_name()
    {
        Assert.Equal("filter.speaker", MemberAtFault(SearchFilter.None with { Speaker = " " }));
        Assert.Equal("filter.asker", MemberAtFault(SearchFilter.None with { Asker = "" }));
        Assert.Equal("filter.transcripts[1]", MemberAtFault(SearchFilter.None with { Transcripts = ["a", " "] }));
    }

    [Fact]
    public void Names_in_a_filter_are_trimmed()
    {
        var filter = AnswerRequest.Create("病毒", filter: new SearchFilter([" a "], null, null, " 王毅 ", " 路透社 ")).Filter;

        Assert.Equal(("a", "王毅", "路透社"), (filter.Transcripts[0], filter.Speaker, filter.Asker));
    }

    [Fact]
    public void Whatever_is_sent_becomes_a_sound_request_or_is_refused() => Gen.Select(Strings, Strings).Sample(
        (question, earlier) =>
        {
            try
            {
                var request = AnswerRequest.Create(question, [earlier]);

                Assert.InRange(request.Question.Length, 1, AnswerRequest.MaxQuestionLength);
                Assert.Equal(request.Question.Trim(), request.Question);
                Assert.Contains(request.Question.EnumerateRunes(), System.Text.Rune.IsLetterOrDigit);
                Assert.All(request.History, text => Assert.InRange(text.Length, 1, AnswerRequest.MaxQuestionLength));
            }
            catch (InvalidQuestionException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        },
        iter: 3_000);

    private static string MemberAtFault(SearchFilter filter) =>
        Assert.Throws<InvalidQuestionException>(() => AnswerRequest.Create("病毒", filter: filter)).Member;
}
