using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.WebChat;

/// <summary>A transcript is somebody else's text. One that is full of markup must come out as text on every page.</summary>
public sealed class HostileTranscriptTests(HostileTranscriptTests.HostileServer hostile) : IClassFixture<HostileTranscriptTests.HostileServer>
{
    private const string Paragraph = "水库的水位是三十七米</p><script>alert('quote')</script><img src=x onerror=\"alert(1)\">，这是今天早上测的。";
    private const string Question = "水库<b onclick=\"x()\">水位</b>是多少？</title><svg onload=x()>";

    private readonly HttpClient _client = hostile.Server.Client;

    [Fact]
    public async Task The_transcript_page_shows_the_markup_as_text()
    {
        var page = await _client.GetTextAsync("/transcripts/hostile");

        Html.RequireInert(page);
        Assert.Contains(Paragraph, Html.TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_highlight_across_the_markup_marks_it_as_text()
    {
        var page = await _client.GetTextAsync("/transcripts/hostile?highlight=0-100000");

        Html.RequireInert(page);
        Assert.Contains(Paragraph, Html.Marked(page));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=水库的水位是多少？")]
    [InlineData("/?q=明天天气怎么样？")]
    public async Task The_ask_page_shows_the_markup_as_text(string path)
    {
        var page = await _client.GetTextAsync(path);

        Html.RequireInert(page);
        Assert.Contains("<evil>", Html.TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_quotes_the_markup_verbatim()
    {
        var answer = await _client.AskAsync(new { question = "水库的水位是多少？", explain = true });

        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Equal(Paragraph, answer.GetProperty("excerpts")[0].GetProperty("quote").GetString());
        Assert.Equal(Question, answer.GetProperty("excerpts")[0].GetProperty("citation").GetProperty("askerQuestion").GetString());
    }

    public sealed class HostileServer : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public RunningServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _folder.Write("transcripts/hostile.txt", $"张三：各位记者大家好，欢迎来到水利记者会。\n《<i>晨报</i>》记者：{Question}\n张三：{Paragraph}\n新华社记者：下游安全吗？\n张三：下游是安全的，请大家放心。\n");
            _folder.Write("transcripts/hostile.json", """
                {"id":"hostile","title":"水利记者会<evil>\"'&lt;","date":"2024-01-02","place":"<u>武汉</u>","publisher":"<script>x</script>",
                 "url":"https://example.com/?a=\"><script>alert(1)</script>","language":"zh-CN\" onload=\"x()","speakers":[{"name":"张三","role":"<b>局长</b>","aliases":[]}]}
                """);
            Server = await RunningServer.StartReadyAsync(_folder / "data", ("AnswerBot:Transcripts:Path", _folder / "transcripts"));
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _folder.Dispose();
        }
    }
}
