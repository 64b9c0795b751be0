using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>The forms labels are printed in. Every fixture is made up.</summary>
public sealed class LabelFormTests
{
    [Theory]
    [InlineData("《人民日报》记者", "人民日报")]
    [InlineData("新加坡《海峡时报》记者", "海峡时报")]
    [InlineData("新华社《瞭望》周刊记者", "新华社瞭望周刊")]
    [InlineData("中央广播电视总台央视记者", "中央广播电视总台央视")]
    [InlineData("彭博社记者、土耳其阿纳多卢通讯社记者", "彭博社、土耳其阿纳多卢通讯社")]
    [InlineData("彭博社、路透社记者", "彭博社、路透社")]
    [InlineData("法兰西24电视台记者", "法兰西24电视台")]
    [InlineData("路透社记者（书面）", "路透社")]
    [InlineData("新华社记者张三", "新华社")]
    [InlineData("路透社记者追问", "路透社")]
    [InlineData("問（路透社）", "路透社")]
    [InlineData("中評社記者", "中評社")]
    [InlineData("Reuters reporter", "Reuters")]
    [InlineData("The New York Times correspondent", "The New York Times")]
    [InlineData("Q (Reuters)", "Reuters")]
    [InlineData("会后路透社记者问", "路透社")]
    [InlineData("会后有记者问及", null)]
    [InlineData("会后，有记者问", null)]
    [InlineData("记者", null)]
    [InlineData("一位外国记者", null)]
    [InlineData("问", null)]
    [InlineData("問", null)]
    [InlineData("Q", null)]
    [InlineData("Question 3", null)]
    public void The_outlet_is_what_the_asker_stands_for(string asker, string? outlet)
    {
        var turns = Conference.Parse($"{asker}：有何评论？\n王毅：没有。");

        Assert.Equal([$"1|{asker}|{outlet ?? "-"}|有何评论？|王毅: 没有。"], Conference.Outline($"{asker}：有何评论？\n王毅：没有。", turns));
    }

    [Theory]
    [InlineData("王毅：")]
    [InlineData("王毅:")]
    [InlineData("王　毅：")]
    [InlineData("王毅 ： ")]
    [InlineData("外交部长王毅：")]
    [InlineData("国务委员兼外交部长 王毅：")]
    [InlineData("王毅（外交部长）：")]
    [InlineData("王毅外长：")]
    [InlineData("王毅表示：")]
    [InlineData("【王毅】：")]
    [InlineData("答：")]
    public void A_speaker_is_recognised_by_name_with_or_without_the_role(string label)
    {
        Assert.Equal(["1|问|-|有何评论？|王毅: 没有。"], Conference.Outline($"问：有何评论？\n{label}没有。"));
    }

    [Theory]
    [InlineData("MR. SMITH:")]
    [InlineData("SMITH:")]
    [InlineData("Mr Smith:")]
    [InlineData("Secretary John Smith:")]
    [InlineData("John Smith:")]
    [InlineData("A:")]
    public void An_English_speaker_is_recognised_by_surname_and_honorific(string label)
    {
        Assert.Equal(["1|Q|-|Any comment?|John Smith: None."], Conference.Outline($"Q: Any comment?\n{label} None.", "John Smith"));
    }

    [Fact]
    public void An_alias_stands_for_the_speaker_it_belongs_to()
    {
        var metadata = Conference.Metadata() with { Speakers = [new Speaker("王毅", "外交部长", ["Wang Yi"])] };
        const string Text = "Q: Any comment?\nForeign Minister Wang Yi: None.";

        Assert.Equal(["1|Q|-|Any comment?|王毅: None."], Conference.Outline(Text, PressConferenceParser.Parse(Text, metadata)));
    }

    [Fact]
    public void A_follow_up_is_a_turn_of_its_own_and_inherits_the_outlet()
    {
        const string Text = """
            《北方日报》记者：是否属实？
            王毅：属实。
            追问：何时公布？
            王毅：明天。
            记者追问：由谁公布？
            王毅：由我们。
            记者：谢谢。
            王毅：不客气。
            """;

        Assert.Equal(
            [
                "1|《北方日报》记者|北方日报|是否属实？|王毅: 属实。",
                "2|追问|北方日报|何时公布？|王毅: 明天。",
                "3|记者追问|北方日报|由谁公布？|王毅: 由我们。",
                "4|记者|-|谢谢。|王毅: 不客气。",
            ],
            Conference.Outline(Text));
    }

    [Fact]
    public void A_follow_up_in_English_inherits_the_outlet()
    {
        const string Text = "Northern Daily reporter: Is it true?\nMR. SMITH: It is.\nFollow-up: Since when?\nMR. SMITH: Since May.";

        Assert.Equal(
            [
                "1|Northern Daily reporter|Northern Daily|Is it true?|John Smith: It is.",
                "2|Follow-up|Northern Daily|Since when?|John Smith: Since May.",
            ],
            Conference.Outline(Text, "John Smith"));
    }

    [Fact]
    public void An_outlet_without_the_word_reporter_asks_where_an_answer_follows()
    {
        const string Text = """
            北方社记者：有何评论？
            王毅：没有。
            南方社：那么请介绍一下情况。
            王毅：好的。
            《东方》：还有呢？
            王毅：没有了。
            """;

        Assert.Equal(["北方社", "南方社", "东方"], Conference.Parse(Text).Select(turn => turn.AskerOutlet));
    }

    [Fact]
    public void English_outlets_and_an_unknown_speaker_are_told_apart_by_who_comes_back()
    {
        const string Text = """
            Reuters: Any comment?
            JANE DOE: None.
            AP: Why not?
            JANE DOE: Because.
            Northern Daily: Please explain.
            JANE DOE: No.
            """;

        var turns = PressConferenceParser.Parse(Text, Conference.Metadata("Briefing"));

        Assert.Equal(
            [
                "1|Reuters|Reuters|Any comment?|JANE DOE: None.",
                "2|AP|AP|Why not?|JANE DOE: Because.",
                "3|Northern Daily|Northern Daily|Please explain.|JANE DOE: No.",
            ],
            Conference.Outline(Text, turns));
    }

    [Fact]
    public void A_Q_set_apart_by_a_gap_needs_no_colon()
    {
        const string Text = "Q    Any comment?\nMR. SMITH: None.\nQ\tWhy not?\nMR. SMITH: Because.\nQuite so.\nEND  2:00 P.M. EST";

        Assert.Equal(
            ["1|Q|-|Any comment?|John Smith: None.", "2|Q|-|Why not?|John Smith: Because.|John Smith: Quite so."],
            Conference.Outline(Text, "John Smith"));
    }

    [Fact]
    public void Traditional_script_is_read_like_simplified()
    {
        const string Text = "北方社記者：有何評論？\r\n答：沒有。\r\n記者追問：為什麼？\r\n王毅：因為。\r\n問：還有嗎？\r\n答：沒有。\r\n";

        Assert.Equal(
            ["1|北方社記者|北方社|有何評論？|王毅: 沒有。", "2|記者追問|北方社|為什麼？|王毅: 因為。", "3|問|-|還有嗎？|王毅: 沒有。"],
            Conference.Outline(Text));
    }

    [Theory]
    [InlineData("第一宗罪：造谣。")]
    [InlineData("案例一：某公司。")]
    [InlineData("背景：去年五月，双方达成协议。")]
    [InlineData("专业性是指：以科学为依据。")]
    [InlineData("《西方邮报》：这是谎言。")]
    [InlineData("各位记者：请看屏幕。")]
    [InlineData("有记者问：这是为什么？答案很简单。")]
    [InlineData("会议于15:30开始。")]
    [InlineData("https://example.org/a")]
    [InlineData("我们将采取以下措施：")]
    [InlineData("A：第一种选择。")]
    public void A_line_of_an_answer_that_only_looks_labelled_is_quoted_whole(string line)
    {
        string text = $"北方社记者：有何评论？\n王毅：有三点。\n{line}\n就这些。\n南方社记者：还有吗？\n王毅：没有。";

        Assert.Equal($"1|北方社记者|北方社|有何评论？|王毅: 有三点。|王毅: {line}|王毅: 就这些。", Conference.Outline(text)[0]);
        Assert.Equal(2, Conference.Parse(text).Count);
    }
}
