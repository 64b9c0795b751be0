using System.Text;

namespace AnswerBot.Tests.Transcripts.Formats;

public sealed class HtmlFormatTests : IDisposable
{
    private const string Page = """
        <!DOCTYPE html>
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
        <title>新桥建设情况记者会 - 北方网</title>
        <meta property="og:site_name" content="北方网"><link rel="canonical" href="https://example.org/bridge">
        <script>document.write("问：脚本？")</script></head>
        <body><header><a href="/">首页</a> <a href="/news">新闻</a></header>
        <nav><ul><li>问：菜单？</li></ul></nav>
        <div class="wrap"><h1>新桥建设情况记者会</h1><div class="info">2024-03-25 18:00 来源：北方网</div>
        <div class="text">
          <p>　　<strong>《北方日报》记者：</strong>新桥什么
          时候通车？</p>
          <p><strong>李四：</strong>新桥将于<a href="x">明年五月</a>通车。<br>施工进展 &amp; 质量都好。</p>
          <h2>关于收费</h2>
          <p style="display: none">隐藏的话。</p>
          <p>南方社：过桥收费吗？这个问题大家都很关心，请您介绍一下有关的安排，也请您说明这笔费用由谁来承担，以及今后会不会改变。</p><p>李四：不收费。</p>
        </div></div>
        <div class="bottom"><p>北方网版权所有。</p></div>
        <footer>未经许可不得转载。</footer></body></html>
        """;

    private readonly SourceFolder _folder = new();

    static HtmlFormatTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_main_part_is_read_as_a_reader_sees_it()
    {
        var reading = _folder.Read("a.html", Encoding.GetEncoding("gb18030").GetBytes(Page));

        Assert.Equal("""
            《北方日报》记者：新桥什么时候通车？
            李四：新桥将于明年五月通车。
            施工进展 & 质量都好。
            关于收费
            南方社：过桥收费吗？这个问题大家都很关心，请您介绍一下有关的安排，也请您说明这笔费用由谁来承担，以及今后会不会改变。
            李四：不收费。

            """.ReplaceLineEndings("\n"), reading.Transcript.Text);
        Assert.Equal(
            [
                "1|《北方日报》记者|北方日报|新桥什么时候通车？|李四: 新桥将于明年五月通车。|李四: 施工进展 & 质量都好。",
                "2|南方社|南方社|过桥收费吗？这个问题大家都很关心，请您介绍一下有关的安排，也请您说明这笔费用由谁来承担，以及今后会不会改变。|李四: 不收费。",
            ],
            SourceFolder.Outline(reading));
    }

    [Fact]
    public void Title_day_publisher_and_address_are_guessed_from_the_page_and_told()
    {
        var reading = _folder.Read("a.html", Encoding.GetEncoding("gb18030").GetBytes(Page));

        var metadata = reading.Transcript.Metadata;
        Assert.Equal(("新桥建设情况记者会", new DateOnly(2024, 3, 25), "北方网", "https://example.org/bridge"), (metadata.Title, metadata.Date, metadata.Publisher, metadata.Url));
        Assert.Equal("the page's heading", SourceFolder.Guess(reading, "title").Source);
        Assert.Equal("the lines above the text", SourceFolder.Guess(reading, "date").Source);
        Assert.Equal("the page's <meta> og:site_name", SourceFolder.Guess(reading, "publisher").Source);
    }

    [Fact]
    public void The_day_in_a_time_element_is_taken_and_the_main_element_is_trusted()
    {
        var reading = _folder.Read("b.htm", "<html><body><p>广告：买吧！</p><main><time datetime='2024-03-25T18:00'>三月</time><p>问：多高？</p><p>李四：三十七米。</p></main></body></html>");

        Assert.Equal(new DateOnly(2024, 3, 25), reading.Transcript.Metadata.Date);
        Assert.DoesNotContain("广告", reading.Transcript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_encoding_that_does_not_fit_gives_way_to_the_one_that_does()
    {
        Assert.Contains("明年五月", _folder.Read("a.html", Encoding.UTF8.GetBytes(Page.Replace("gb2312", "ascii", StringComparison.Ordinal))).Transcript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_tag_is_refused_with_the_ending_it_should_have()
    {
        Assert.Contains(".txt", _folder.Refused("a.html", "问：多高？\n李四：三十七米。\n").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", 600, "nested deeper")]
    [InlineData("<nav>", 600, "nested deeper")]
    [InlineData("<p>x</p>", 60_000, "elements")]
    [InlineData("<div><p>", 60_000, "elements")]
    [InlineData("<b><p>", 60_000, "elements")]
    public void A_page_that_would_exhaust_the_program_is_refused(string piece, int times, string problem)
    {
        Assert.Contains(problem, _folder.Refused("a.html", new StringBuilder("<html>").Insert(6, piece, times).ToString()).Problem, StringComparison.Ordinal);
    }
}
