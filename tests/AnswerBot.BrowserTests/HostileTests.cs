using AnswerBot.Host.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>A transcript is somebody else's text. In the browser, too, it is nothing but text.</summary>
public sealed class HostileTests(Stage stage, HostileTests.HostileSite hostile) : IClassFixture<HostileTests.HostileSite>
{
    private const string Paragraph = "水库的水位是三十七米</p><script>alert('quote')</script><img src=x onerror=\"alert(1)\">[链接](javascript:alert(2))**，这是今天早上测的。";
    private const string Source = "https://example.com/?a=\"><script>alert(1)</script>";

    [Fact]
    public async Task Markup_in_a_transcript_is_shown_as_it_is_written()
    {
        stage.RequireBrowser();
        await using var tab = await stage.OpenAsync(hostile.Site);
        await tab.OpenChatAsync();

        await tab.AskAsync("水库的水位是多少？");
        await tab.LastAnswer.Locator(".more").First.ClickAsync();
        await tab.LastAnswer.Locator(".open").First.ClickAsync();

        await Expect(tab.LastAnswer.Locator(".excerpt > blockquote").First).ToHaveTextAsync(Paragraph);
        await Expect(tab.LastAnswer.Locator(".context .here")).ToHaveTextAsync(Paragraph);
        await Expect(tab.Reader.Locator("p[data-start]", new() { HasTextString = "三十七米" })).ToHaveTextAsync(Paragraph);
        Assert.Equal(0, await tab.Page.Locator("img[src=x], .answer script, .reader-body script").CountAsync());
        tab.RequireClean();
    }

    [Fact]
    public async Task The_publishers_own_page_is_linked_from_citation_and_reader()
    {
        stage.RequireBrowser();
        await using var tab = await stage.OpenAsync(hostile.Site);
        await tab.OpenChatAsync();
        await tab.AskAsync("水库的水位是多少？");
        await tab.LastAnswer.Locator(".open").First.ClickAsync();

        foreach (var link in new[] { tab.LastAnswer.Locator(".actions a[target=_blank]").First, tab.Reader.Locator("header a") })
        {
            await Expect(link).ToHaveAttributeAsync("href", Source);
            await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        }

        await Expect(tab.LastAnswer.Locator(".excerpt > blockquote").First).ToHaveAttributeAsync("cite", Source);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>水库")]
    [InlineData("[水库](javascript:alert(1))")]
    [InlineData("**水库** <script>alert(1)</script>")]
    public async Task Markup_in_a_question_is_shown_as_it_is_written(string question)
    {
        stage.RequireBrowser();
        await using var tab = await stage.OpenAsync(hostile.Site);
        await tab.OpenChatAsync();

        await tab.AskAsync(question);

        await Expect(tab.Page.GetByText(question, new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Equal(0, await tab.Page.Locator("img[src=x], a[href^=javascript]").CountAsync());
        tab.RequireClean();
    }

    public sealed class HostileSite : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _folder.Write("transcripts/hostile.txt", $"张三：各位记者大家好，欢迎来到水利记者会。\n《<i>晨报</i>》记者：水库<b onclick=\"x()\">水位</b>是多少？\n张三：{Paragraph}\n新华社记者：下游安全吗？\n张三：下游是安全的，请大家放心。\n");
            _folder.Write("transcripts/hostile.json", $$"""
                {"id":"hostile","title":"水利记者会<evil>","date":"2024-01-02","place":"<u>武汉</u>","publisher":"<script>x</script>",
                 "url":"{{Source.Replace("\"", "\\\"", StringComparison.Ordinal)}}","language":"zh-CN","speakers":[{"name":"张三","role":"<b>局长</b>","aliases":[]}]}
                """);
            Site = await Site.StartAsync(_folder / "data", ("AnswerBot:Transcripts:Path", _folder / "transcripts"));
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            _folder.Dispose();
        }
    }
}
