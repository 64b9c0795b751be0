using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>How pages lay transcripts out: what surrounds the words, where lines break, who joins in. Every fixture is made up.</summary>
public sealed class PageFormTests
{
    [Fact]
    public void Title_byline_dateline_and_closing_line_are_nobodys_words()
    {
        const string Text = """
            外交部长回答提问

            记者 张三
            　　本报北京5月24日电  外交部举行记者会。
            　　会场座无虚席。
            　　王毅：大家好。
            　　问：有何评论？
            　　答：没有。
            　　记者会历时1小时40分钟。
            （完）
            责任编辑：李四
            """;

        Assert.Equal(["0|-|-|-|王毅: 大家好。", "1|问|-|有何评论？|王毅: 没有。"], Conference.Outline(Text));
    }

    [Theory]
    [InlineData("会谈持续了两个小时。")]
    [InlineData("在上次记者会上我说过，谈判持续了几个小时。")]
    [InlineData("王毅：结束。")]
    public void A_last_answer_that_tells_of_time_is_no_closing_line(string line)
    {
        Assert.Equal(2, Conference.Parse($"问：有何评论？\n答：有的。\n{line}")[0].Paragraphs.Count);
    }

    [Theory]
    [InlineData("新华社北京2020年5月24日电（记者张三）外交部举行记者会。")]
    [InlineData("中新社北京三月七日电　外交部举行记者会。")]
    [InlineData("外交部长王毅回答中外记者提问。")]
    [InlineData("BEIJING, May 24 (Northern Agency) -- A briefing was held.")]
    [InlineData("来源：外交部。")]
    [InlineData("2024年3月25日外交部发言人主持例行记者会")]
    public void A_line_of_the_page_is_no_opening_statement(string line)
    {
        Assert.Equal(["1|问|-|有何评论？|王毅: 没有。"], Conference.Outline($"{line}\n问：有何评论？\n答：没有。"));
    }

    [Fact]
    public void Announcements_before_the_first_question_are_the_only_speakers()
    {
        const string Text = "例行记者会\n某国外长将于3月6日电话会谈后访华。\n访问为期两天。\n北方社记者：有何评论？\n王毅：欢迎。";

        Assert.Equal(["0|-|-|-|王毅: 某国外长将于3月6日电话会谈后访华。|王毅: 访问为期两天。", "1|北方社记者|北方社|有何评论？|王毅: 欢迎。"], Conference.Outline(Text));
    }

    [Fact]
    public void Announcements_nobody_can_be_named_for_are_left_out()
    {
        Assert.Equal(["1|问|-|有何评论？|李四: 欢迎。"], Conference.Outline("某国外长将访华。\n问：有何评论？\n李四：欢迎。", "李四", "王五"));
    }

    [Fact]
    public void Labels_may_stand_alone_on_their_lines()
    {
        const string Text = "北方社记者：\n　　有何评论？\n　　为什么？\n\n王毅：\n　　没有。\n　　不为什么。\n";

        Assert.Equal(["1|北方社记者|北方社|有何评论？\n　　为什么？|王毅: 没有。|王毅: 不为什么。"], Conference.Outline(Text));
    }

    [Fact]
    public void A_question_may_have_several_lines_even_labelled_ones()
    {
        const string Text = "北方社记者：我有两个问题。\n第一个问题：有何评论？\n关于贸易：请介绍情况。\n王毅：没有。";

        Assert.Equal(["1|北方社记者|北方社|我有两个问题。\n第一个问题：有何评论？\n关于贸易：请介绍情况。|王毅: 没有。"], Conference.Outline(Text));
    }

    [Fact]
    public void Where_one_answer_lacks_its_label_the_question_ends_with_the_line_that_asks()
    {
        const string Text = "北方社记者：据报道。\n中方有何评论？\n我们注意到了。\n立场没有变化。\n南方社记者：还有吗？\n王毅：没有。";

        Assert.Equal("1|北方社记者|北方社|据报道。\n中方有何评论？|王毅: 我们注意到了。|王毅: 立场没有变化。", Conference.Outline(Text)[0]);
    }

    [Fact]
    public void Stage_directions_are_quoted_as_printed()
    {
        const string Text = "北方社记者：有何评论？\n王毅：请看屏幕。（记者笑）\n（现场播放视频）\n（转向北方社记者）看到了吗？";

        Assert.Equal(["1|北方社记者|北方社|有何评论？|王毅: 请看屏幕。（记者笑）|王毅: （现场播放视频）|王毅: （转向北方社记者）看到了吗？"], Conference.Outline(Text));
    }

    [Fact]
    public void A_question_put_after_the_event_is_a_turn_and_the_rule_before_it_no_paragraph()
    {
        const string Text = "北方社记者：有何评论？\n王毅：没有。\n**********\n会后书面问答\n会后有记者问及：还有吗？\n王毅：没有。";

        Assert.Equal(["1|北方社记者|北方社|有何评论？|王毅: 没有。", "2|会后有记者问及|-|还有吗？|王毅: 没有。"], Conference.Outline(Text));
    }

    [Fact]
    public void Several_answerers_each_own_their_paragraphs_and_the_host_none()
    {
        const string Text = """
            主持人：请提问。
            北方社记者：有何评论？
            主持人 赵六：请李部长回答。
            李四：没有。
            　　确实没有。
            财政部副部长王五：我补充一点。
            """;

        Assert.Equal(["1|北方社记者|北方社|有何评论？|李四: 没有。|李四: 确实没有。|王五: 我补充一点。"], Conference.Outline(Text, "李四", "王五"));
    }

    [Fact]
    public void Somebody_introduced_with_office_and_name_owns_later_lines_under_the_name_alone()
    {
        const string Text = """
            新闻局局长、新闻发言人 赵六：
            　　大家好。
            商务部副部长 李四：
            　　我先介绍情况。
            北方社记者：
            　　有何评论？
            李四：
            　　没有。
            赵六：
            　　谢谢大家。
            """;

        Assert.Equal(
            ["0|-|-|-|赵六: 大家好。|李四: 我先介绍情况。", "1|北方社记者|北方社|有何评论？|李四: 没有。|赵六: 谢谢大家。"],
            Conference.Outline(Text, "李四"));
    }

    [Fact]
    public void An_answerer_the_metadata_does_not_list_is_named_as_printed()
    {
        const string Text = "问：第一个问题？\n王毅：回答。\n北方社记者：有何评论？\n华某：没有。\n问：第三个问题？\n王毅：回答。";

        Assert.Equal("2|北方社记者|北方社|有何评论？|华某: 没有。", Conference.Outline(Text)[1]);
    }

    [Fact]
    public void Without_metadata_the_label_that_answers_again_and_again_is_the_speaker()
    {
        const string Text = "声明在先。\n北方社记者：有何评论？\n林某：没有。\n例如：这个。\n南方社记者：为什么？\n林某：因为。";

        var turns = PressConferenceParser.Parse(Text, Conference.Metadata("例行记者会"));

        Assert.Equal(
            ["0|-|-|-|林某: 声明在先。", "1|北方社记者|北方社|有何评论？|林某: 没有。|林某: 例如：这个。", "2|南方社记者|南方社|为什么？|林某: 因为。"],
            Conference.Outline(Text, turns));
    }

    [Fact]
    public void Without_metadata_and_names_the_title_tells_who_answers()
    {
        const string Text = "2024年外交部发言人林某主持例行记者会\n问：有何评论？\n答：没有。";

        Assert.Equal("林某", PressConferenceParser.Parse(Text, Conference.Metadata("例行记者会"))[0].Paragraphs[0].Speaker);
    }

    [Fact]
    public void A_question_left_without_an_answer_is_a_turn_without_paragraphs()
    {
        Assert.Equal(["1|问|-|有何评论？", "2|问|-|还有呢？|王毅: 没有。"], Conference.Outline("问：有何评论？\n问：还有呢？\n答：没有。"));
    }

    [Fact]
    public void A_label_without_a_question_has_an_empty_one()
    {
        Assert.Equal(["1|问|-||王毅: 没有。"], Conference.Outline("问：\n答：没有。"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n　　\n")]
    [InlineData("只有一段话。")]
    public void A_text_without_questions_has_no_questions(string text)
    {
        Assert.DoesNotContain(Conference.Parse(text), turn => turn.Number > 0);
    }

    [Fact]
    public void Spans_leave_out_label_indentation_trailing_white_space_and_line_end()
    {
        const string Text = "\u3000\u3000问：\u3000有何评论？ \u200B\r\n\t答: 没有。\u3000\r\n";

        var turn = Assert.Single(Conference.Parse(Text));

        Assert.Equal(new TextSpan(5, 10), turn.Question);
        Assert.Equal(new TextSpan(18, 21), turn.Paragraphs[0].Span);
    }
}
