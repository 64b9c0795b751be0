namespace AnswerBot.Tests.Transcripts.Formats;

public sealed class MarkdownFormatTests : IDisposable
{
    private readonly SourceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Markup_goes_and_words_stay()
    {
        var reading = _folder.Read("a.md", """
            # 新桥建设情况记者会

            **《北方日报》记者：**新桥什么时候通车？

            **李四：** 新桥将于[明年五月](https://example.org/a)*通车*。
            > 施工进展**顺利**，没有推迟。

            - 第一，质量达标；
            - 第二，费用没有超过 `预算`。

            ![桥的照片](bridge.png)
            """);

        Assert.Equal("""
            新桥建设情况记者会
            《北方日报》记者：新桥什么时候通车？
            李四： 新桥将于明年五月通车。
            施工进展顺利，没有推迟。
            第一，质量达标；
            第二，费用没有超过 预算。

            """.ReplaceLineEndings("\n"), reading.Transcript.Text);
        Assert.Equal(["1|《北方日报》记者|北方日报|新桥什么时候通车？|李四: 新桥将于明年五月通车。|李四: 施工进展顺利，没有推迟。|李四: 第一，质量达标；|李四: 第二，费用没有超过 预算。"], SourceFolder.Outline(reading));
    }

    [Fact]
    public void A_heading_between_answers_is_nobodys_words_unless_it_is_a_label()
    {
        var reading = _folder.Read("a.md", "# 记者会\n\n问：多高？\n\n李四：三十七米。\n\n## 关于水库，我们怎么看？\n\n### 问：多深？\n\n李四：二十米。\n");

        Assert.Equal(["1|问|-|多高？|李四: 三十七米。", "2|问|-|多深？|李四: 二十米。"], SourceFolder.Outline(reading));
    }

    [Fact]
    public void Front_matter_is_metadata_and_no_text()
    {
        var reading = _folder.Read("a.md", """
            ---
            id: bridge-2024
            title: "新桥：建设情况"
            date: 2024-03-25
            publisher: 北方日报
            language: zh-CN
            speakers:
              - name: 李四
                role: 新闻发言人
                aliases: [Li Si]
            tags: [bridge]
            ---
            问：多高？
            李四：三十七米。
            """);

        var metadata = reading.Transcript.Metadata;
        Assert.Equal(("bridge-2024", "新桥：建设情况", new DateOnly(2024, 3, 25), "北方日报"), (metadata.Id, metadata.Title, metadata.Date, metadata.Publisher));
        Assert.Equal(("新闻发言人", "Li Si"), (metadata.Speakers[0].Role, metadata.Speakers[0].EnglishName));
        Assert.StartsWith("问：多高？\n", reading.Transcript.Text, StringComparison.Ordinal);
        Assert.Equal("tags: in the front matter, but no member of the metadata; not used", Assert.Single(reading.Guesses).ToString());
    }

    [Fact]
    public void The_metadata_file_wins_over_front_matter_member_by_member()
    {
        var metadata = _folder.Read("a.md", "---\ntitle: 旧题\ndate: 2024-03-25\n---\n问：多高？\n李四：三十七米。\n", """{"title":"新题"}""").Transcript.Metadata;

        Assert.Equal(("新题", new DateOnly(2024, 3, 25)), (metadata.Title, metadata.Date));
    }

    [Theory]
    [InlineData("---\ntitle: [\n---\n", "not valid YAML")]
    [InlineData("---\ndate: 5月24日\n---\n", "$.date")]
    [InlineData("---\nid: Über\n---\n", "cannot be used in links")]
    [InlineData("---\na: &a [x]\nb: [*a, *a]\n---\n", "aliases")]
    [InlineData("---\na: [[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]\n---\n", "nested")]
    public void Front_matter_that_is_wrong_is_refused(string frontMatter, string problem)
    {
        Assert.Contains(problem, _folder.Refused("a.md", frontMatter + "问：多高？\n李四：三十七米。\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_nested_beyond_reason_are_refused()
    {
        Assert.Contains("nested", _folder.Refused("a.md", new string('>', 5_000) + "问：多高？\n李四：三十七米。\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HTML_within_Markdown_is_read_without_its_tags()
    {
        var reading = _folder.Read("a.md", "<div>问：多高？</div>\n\n李四：三十七<b>米</b>。<br>水位<!-- x -->平稳。\n");

        Assert.Equal("问：多高？\n李四：三十七米。\n水位平稳。\n", reading.Transcript.Text);
    }
}
