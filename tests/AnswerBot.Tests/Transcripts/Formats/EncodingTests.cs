using System.Text;

namespace AnswerBot.Tests.Transcripts.Formats;

/// <summary>Bytes become the text that was written, or are refused.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Simplified =
        "水利局举行记者会\r\n《北方日报》记者：今年汛期的水位会不会超过去年？有关部门做了哪些准备？\r\n李四：目前水位是三十七米，低于去年同期。我们已经检查了全部堤坝，并且准备了足够的物资。\r\n";

    private const string Traditional =
        "水利局舉行記者會\n《北方日報》記者：今年汛期的水位會不會超過去年？有關部門做了哪些準備？\n李四：目前水位是三十七米，低於去年同期。我們已經檢查了全部堤壩，並且準備了足夠的物資。\n";

    private readonly SourceFolder _folder = new();

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-16", true, null)]
    [InlineData("utf-16BE", true, null)]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16BE", false, "utf-16BE")]
    [InlineData("utf-32", true, null)]
    [InlineData("gb18030", false, "gb18030")]
    [InlineData("gbk", false, "gb18030")]
    [InlineData("big5", false, "big5")]
    public void A_text_is_the_same_in_every_encoding_and_a_recognised_one_is_told(string name, bool marked, string? told)
    {
        var encoding = Encoding.GetEncoding(name);
        string text = name == "big5" ? Traditional : Simplified;
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        var reading = _folder.Read("a.txt", bytes);

        Assert.Equal(text, reading.Transcript.Text);
        Assert.Equal(told, reading.Guesses.FirstOrDefault(guess => guess.Member == "encoding")?.Value);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), reading.Transcript.SourceSha256);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void English_in_UTF_16_without_a_mark_is_read(string name)
    {
        const string Text = "Reuters reporter: How high is the water?\nMR. SMITH: Thirty-seven metres.\n";

        Assert.Equal(Text, _folder.Read("a.txt", new UnicodeEncoding(name == "utf-16BE", byteOrderMark: false).GetBytes(Text)).Transcript.Text);
    }

    [Fact]
    public void A_character_of_four_bytes_in_GB18030_is_read()
    {
        string text = Simplified.Replace("三十七", "𠮷", StringComparison.Ordinal);

        Assert.Equal(text, _folder.Read("a.txt", Encoding.GetEncoding("gb18030").GetBytes(text)).Transcript.Text);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_line_end_makes_a_line_and_stays(string lineEnd)
    {
        string text = Simplified.ReplaceLineEndings(lineEnd);

        var transcript = _folder.Read("a.txt", Encoding.GetEncoding("gb18030").GetBytes(text)).Transcript;

        Assert.Equal(text, transcript.Text);
        Assert.Equal("目前水位是三十七米，低于去年同期。我们已经检查了全部堤坝，并且准备了足够的物资。", transcript.Turns[0].Paragraphs[0].Span.In(transcript.Text));
    }

    [Theory]
    [InlineData("shift_jis", "記者：外務大臣は日本と中国の関係について質問に答えましたか。\n大臣：両国の協力は地域の平和と安定にとって重要です。\n")]
    [InlineData("windows-1252", "Q: What’s the minister’s view? It’s not clear.\nMR. SMITH: We don’t comment on what’s been said.\n")]
    public void Another_encoding_is_refused_with_what_it_may_be_and_read_once_it_is_named(string name, string text)
    {
        byte[] bytes = Encoding.GetEncoding(name).GetBytes(text);

        var failure = _folder.Refused("a.txt", bytes);
        var named = _folder.Read("a.txt", bytes, $$"""{"encoding":"{{name}}"}""");

        Assert.Contains("not valid UTF-8; it may be", failure.Problem, StringComparison.Ordinal);
        Assert.Contains("\"encoding\"", failure.Remedy, StringComparison.Ordinal);
        Assert.Equal(text, named.Transcript.Text);
    }

    [Fact]
    public void A_guess_that_is_not_sure_enough_is_refused()
    {
        // Too little for the detector: the share of frequent characters says nothing yet.
        var failure = _folder.Refused("a.txt", Encoding.GetEncoding("gb18030").GetBytes("问：啥？\n答：嗯。\n"));

        Assert.Contains("UTF-8", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_GB18030_is_refused_rather_than_patched()
    {
        byte[] bytes = [.. Encoding.GetEncoding("gb18030").GetBytes(Simplified), 0xFF, 0xFF, (byte)'\n'];

        Assert.Contains("UTF-8", _folder.Refused("a.txt", bytes).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_that_the_rest_does_not_bear_out_is_refused()
    {
        var failure = _folder.Refused("a.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Simplified), 0x41]);

        Assert.Contains("utf-16", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_a_former_conversion_lost_is_refused_with_its_line()
    {
        var failure = _folder.Refused("a.txt", Simplified.Replace("三十七", "三\uFFFD七", StringComparison.Ordinal));

        Assert.Equal(3, failure.Line);
        Assert.Contains("U+FFFD", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_bytes_that_are_no_UTF_16_are_refused()
    {
        Assert.Contains("zero bytes", _folder.Refused("a.txt", [.. Encoding.UTF8.GetBytes(Simplified), 0, 0, 0]).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon", "not known")]
    [InlineData("big5", "not big5 throughout")]
    [InlineData("utf-8", "not utf-8 throughout")]
    public void An_encoding_that_the_metadata_names_wrongly_is_refused(string name, string problem)
    {
        var failure = _folder.Refused("a.txt", Encoding.GetEncoding("gb18030").GetBytes("《北方日报》记者：𠮷？\n李四：𠮷。\n"), $$"""{"encoding":"{{name}}"}""");

        Assert.Contains(problem, failure.Problem, StringComparison.Ordinal);
    }
}
