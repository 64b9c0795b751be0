using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

public sealed class IngestAndVerifyTests(Seed seed) : IDisposable
{
    private const string Text = "张三：大家好。\n《晨报》记者：水位是多少？\n张三：水位是三十七米。\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_second_run_has_nothing_to_do()
    {
        WriteTranscript("one");
        var process = Process();

        var first = await process.RunAsync("ingest");
        var second = await process.RunAsync("ingest");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("added", first.Output, StringComparison.Ordinal);
        Assert.Contains("2 turns, 2 passages", first.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_reported_and_the_others_go_in()
    {
        WriteTranscript("good");
        File.WriteAllBytes(_folder.Write("transcripts/gbk.txt", ""), [0xD2, 0xDF, 0xC7, 0xE9]);
        _folder.Write("transcripts/mute.txt", "张三：大家好。\n");

        var result = await Process().RunAsync("ingest");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"added\s+\S+good\.txt", result.Output);
        Assert.Matches(@"skipped\s+.*gbk\.txt", result.Output);
        Assert.Contains("Not taken in (2):", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"file +line +problem +what to do", result.Output);
        Assert.Matches(@"gbk\.txt +1 +The text is not valid UTF-8.*iconv", result.Output);
        Assert.Matches(@"mute\.txt +- +No question was found\. +Label each question", result.Output);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("ingest", "--dry-run")]
    public async Task What_no_metadata_states_is_guessed_and_told_with_the_file_that_would_correct_it(params string[] arguments)
    {
        var path = _folder.Write("transcripts/2024-01-02-water.md", $"---\ntitle: 水利记者会\n---\n{Text}");

        var result = await Process().RunAsync(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"guessed   {path}", result.Output, StringComparison.Ordinal);
        Assert.Contains("date: 2024-01-02 (from the file name)", result.Output, StringComparison.Ordinal);
        Assert.Contains("speakers: 张三", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("title: 水利记者会 (from", result.Output, StringComparison.Ordinal);
        Assert.Contains($"state it in {Path.ChangeExtension(path, ".json")}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_choose_among_transcripts_of_several_formats_on_the_command_line_and_over_HTTP()
    {
        WriteTranscript("one");
        _folder.Write("transcripts/2024-02-03-video.srt", "1\n00:00:01,000 --> 00:00:02,000\n《晚报》记者：水位是多少？\n\n2\n00:00:03,000 --> 00:00:04,500\n李四：水位是四十一米。\n");
        _folder.Write("transcripts/page.html", "<html><head><meta name=date content=2024-03-04></head><body><p>《早报》记者：水位是多少？</p><p>王五：水位是二十米。</p></body></html>");
        var process = Process();

        var byId = await process.RunAsync("ask", "水位是多少？", "--transcript", "2024-02-03-video", "--json");
        var byDay = await process.RunAsync("ask", "水位是多少？", "--from", "2024-03-01", "--to", "2024-03-31");
        var bySpeaker = await process.RunAsync("ask", "水位是多少？", "--speaker", "王五");
        var byAsker = await process.RunAsync("ask", "水位是多少？", "--asker", "晚报");
        await using var server = await RunningServer.StartReadyAsync(_folder / "data", ("AnswerBot:Transcripts:Path", _folder / "transcripts"));
        var overHttp = await server.Client.AskAsync(new { question = "水位是多少？", filter = new { speaker = "李四" } });

        var excerpt = JsonNode.Parse(byId.Output)!["excerpts"]![0]!;
        Assert.Equal("水位是四十一米。", (string)excerpt["quote"]!);
        Assert.Equal("00:00:03", (string)excerpt["citation"]!["time"]!["start"]!);
        Assert.Contains("水位是二十米。", byDay.Output.Split('\n'));
        Assert.Contains("水位是二十米。", bySpeaker.Output.Split('\n'));
        Assert.Contains("水位是四十一米。", byAsker.Output.Split('\n'));
        Assert.Contains("2024-02-03-video", overHttp.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_can_be_forgotten_and_an_unknown_one_cannot()
    {
        WriteTranscript("one");
        var added = WriteTranscript("two", folder: "more");
        var process = Process();
        await process.RunAsync("ingest", added);
        File.Delete(added);

        var missing = await process.RunAsync("ingest");
        var forgotten = await process.RunAsync("ingest", "--forget", added);
        var unknown = await process.RunAsync("ingest", "--forget", added);

        Assert.Matches($@"missing\s+{added}", missing.Output);
        Assert.Contains($"ingest --forget {added}", missing.Output, StringComparison.Ordinal);
        Assert.Matches($@"removed\s+{added}", forgotten.Output);
        UsageTests.RequireExplained(unknown, added);
    }

    [Fact]
    public async Task Files_and_folders_named_once_stay_in_the_index()
    {
        WriteTranscript("one");
        WriteTranscript("two", folder: "more");
        var process = Process();

        var added = await process.RunAsync("ingest", _folder / "more");
        var again = await process.RunAsync("ingest");

        Assert.Contains("two.txt", added.Output, StringComparison.Ordinal);
        Assert.Contains("2 files, 4 turns, 4 passages", again.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_is_named_with_the_remedy_and_the_remedy_mends_it()
    {
        WriteTranscript("one");
        var process = Process();
        await process.RunAsync("ingest");
        await DamageAsync(_folder / "data/index.db", from: 100);

        var broken = await process.RunAsync("ask", "水位是多少？");
        var verified = await process.RunAsync("verify");
        var rebuilt = await process.RunAsync("ingest", "--rebuild");
        var mended = await process.RunAsync("ask", "水位是多少？");

        UsageTests.RequireExplained(broken, "ingest --rebuild");
        UsageTests.RequireExplained(verified, "ingest --rebuild");
        Assert.Equal(0, rebuilt.ExitCode);
        Assert.Contains("水位是三十七米。", mended.Output.Split('\n'));
    }

    [Fact]
    public async Task An_index_file_that_is_something_else_is_named_and_left_alone()
    {
        WriteTranscript("one");
        var process = Process();
        await process.RunAsync("ingest");
        await DamageAsync(_folder / "data/index.db", from: 0);

        var asked = await process.RunAsync("ask", "水位是多少？");
        var rebuilt = await process.RunAsync("ingest", "--rebuild");

        UsageTests.RequireExplained(asked, _folder / "data/index.db");
        UsageTests.RequireExplained(rebuilt, "Move it away");
        Assert.Equal(0x5A, File.ReadAllBytes(_folder / "data/index.db")[0]);
    }

    [Fact]
    public async Task Verify_accepts_what_is_stored_and_a_saved_answer()
    {
        var process = new HostProcess(seed.DataPath);
        var asked = await process.RunAsync("ask", Seed.Lawsuits, "--json");

        var stored = await process.RunAsync("verify");
        var answer = await process.RunAsync("verify", _folder.Write("answer.json", asked.Output));
        var piped = await new HostProcess(seed.DataPath) { Input = asked.Output }.RunAsync("verify", "-");

        Assert.Equal((0, 0, 0), (stored.ExitCode, answer.ExitCode, piped.ExitCode));
        Assert.Contains("107 passages of 1 transcript agree", stored.Output, StringComparison.Ordinal);
        Assert.Contains("2 quotations of the answer agree", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quote", "针对中国的这些“滥诉”，有事实基础。", "quotation")]
    [InlineData("citation.speaker", "赵立坚", "speaker")]
    [InlineData("citation.asker", "新华社记者", "asker")]
    [InlineData("citation.start", 0, "quotation")]
    [InlineData("citation.sourceSha256", "00", "hash")]
    [InlineData("citation.date", "2021-05-24", "date")]
    public async Task Verify_rejects_an_altered_copy_and_names_it(string member, object value, string named)
    {
        var answer = JsonNode.Parse((await seed.Server.Client.AskAsync(Seed.Lawsuits)).GetRawText())!;
        var excerpt = answer["excerpts"]![0]!;
        var (owner, name) = member.Split('.') is [var parent, var child] ? (excerpt[parent]!, child) : (excerpt, member);
        owner[name] = JsonValue.Create(value);
        var path = _folder.Write("altered.json", answer.ToJsonString());

        var result = await new HostProcess(seed.DataPath).RunAsync("verify", path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{path} against the index: excerpt 1:", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{path} against the source files: excerpt 1:", result.Output, StringComparison.Ordinal);
        Assert.Contains(named, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_cut_and_stores_nothing()
    {
        var result = await new HostProcess(_folder / "data").RunAsync("ingest", "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("24 turns, 107 paragraphs", result.Output, StringComparison.Ordinal);
        Assert.Contains("    1  《人民日报》记者 [人民日报]  人们从这场疫情可以得到的最重要启示是什么？", result.Output, StringComparison.Ordinal);
        Assert.Contains("         1  王毅  303-390  这场疫情给我们带来的最大启示是", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder / "data/index.db"));
    }

    [Fact]
    public async Task Verify_rejects_words_that_attribute_a_right_quotation_to_somebody_else()
    {
        var answer = JsonNode.Parse((await seed.Server.Client.AskAsync(Seed.Lawsuits)).GetRawText())!;
        answer["excerpts"]![0]!["attribution"] = "赵立坚，答路透社记者问";

        var result = await new HostProcess(seed.DataPath).RunAsync("verify", _folder.Write("altered.json", answer.ToJsonString()));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("excerpt 1: the attribution is not what its citation says", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"excerpts":null}""")]
    public async Task Verify_refuses_what_is_no_answer(string content)
    {
        var path = _folder.Write("broken.json", content);

        UsageTests.RequireExplained(await new HostProcess(seed.DataPath).RunAsync("verify", path), path);
    }

    [Fact]
    public async Task Verify_notices_a_source_that_changed()
    {
        var text = WriteTranscript("one");
        var process = Process();
        await process.RunAsync("ingest");
        await File.WriteAllTextAsync(text, Text.Replace("三十七", "三十八", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var result = await process.RunAsync("verify");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("one.txt", result.Output, StringComparison.Ordinal);
        Assert.Contains("turn 1, paragraph 1 differs", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task DamageAsync(string path, int from)
    {
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.AsSpan(from).Fill(0x5A);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
    }

    private HostProcess Process() => new HostProcess(_folder / "data").With("AnswerBot__Transcripts__Path", _folder / "transcripts");

    private string WriteTranscript(string id, string folder = "transcripts")
    {
        _folder.Write($"{folder}/{id}.json", $$"""{"id":"{{id}}","title":"水利记者会","date":"2024-01-02","language":"zh-CN","speakers":[{"name":"张三","aliases":[]}]}""");
        return _folder.Write($"{folder}/{id}.txt", Text);
    }
}
