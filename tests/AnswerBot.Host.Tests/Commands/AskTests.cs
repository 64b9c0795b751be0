using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

public sealed class AskTests(Seed seed) : IDisposable
{
    private const string Quote = "针对中国的这些“滥诉”，无事实基础、无法律依据、无国际先例，是彻头彻尾的“三无产品”。";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_quotation_stands_verbatim_on_a_line_of_its_own_with_its_attribution()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("ask", Seed.Lawsuits);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Quote, result.Output.Split('\n'));
        Assert.Contains("[1] 王毅（国务委员兼外交部长），答《环球时报》记者问，2020年5月24日，第9问第1段", result.Output, StringComparison.Ordinal);
        Assert.Contains("中方打算如何应对美国出现的就疫情针对中国索赔的诉讼？", result.Output, StringComparison.Ordinal);
        Assert.Contains($"/transcripts/{Seed.TranscriptId}?highlight=", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Chinese_survives_in_a_shell_without_a_locale()
    {
        var process = new HostProcess(seed.DataPath) { Input = Seed.Lawsuits + "\n" }.With("LANG", "C").With("LC_ALL", "C");

        var asked = await process.RunAsync("ask", Seed.Lawsuits);
        var prompted = await process.RunAsync("ask");

        Assert.Contains(Quote, asked.Output.Split('\n'));
        Assert.Contains(Quote, prompted.Output.Split('\n'));
    }

    [Fact]
    public async Task Days_are_those_of_the_transcript_under_a_culture_with_another_calendar()
    {
        var process = new HostProcess(seed.DataPath).With("LC_ALL", "th_TH.UTF-8");

        var result = await process.RunAsync("ask", Seed.Lawsuits, "--from", "2020-05-24", "--to", "2020-05-24");

        Assert.Contains(Quote, result.Output.Split('\n'));
    }

    [Fact]
    public async Task Json_is_all_that_stdout_holds_and_it_is_the_answer_of_the_api()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("ask", Seed.Lawsuits, "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Quote, result.Output, StringComparison.Ordinal);
        var printed = JsonElement.Parse(result.Output);
        Assert.True(JsonElement.DeepEquals(await seed.Server.Client.AskAsync(Seed.Lawsuits), printed), result.Output);
    }

    [Fact]
    public async Task Json_is_all_that_stdout_holds_even_when_the_index_is_made_first()
    {
        _folder.Write("transcripts/small.txt", "张三：大家好。\n《晨报》记者：水位是多少？\n张三：水位是三十七米。\n");
        _folder.Write("transcripts/small.json", """{"id":"small","title":"水利记者会","date":null,"language":"zh-CN","speakers":[{"name":"张三","aliases":[]}]}""");

        var result = await new HostProcess(_folder / "data").With("AnswerBot__Transcripts__Path", _folder / "transcripts").RunAsync("ask", "水位是多少？", "--json");

        Assert.Equal("small", JsonElement.Parse(result.Output).GetProperty("excerpts")[0].GetProperty("citation").GetProperty("transcriptId").GetString());
        Assert.Contains("passages encoded", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_restrict_the_search_and_explain_it()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync(
            "ask", "疫情", "--json", "--explain", "--limit", "2", "--asker", "Global Times", "--speaker", "Wang Yi", "--transcript", Seed.TranscriptId, "--from", "2020-05-24", "--to", "2020-05-24");

        var answer = JsonSerializer.Deserialize<Answer>(result.Output, AnswerJson.Options)!;
        Assert.InRange(answer.Excerpts.Count, 0, 2);
        Assert.NotEmpty(answer.Ranked!);
        Assert.All(answer.Ranked!, passage => Assert.Equal(9, passage.Turn));
    }

    [Fact]
    public async Task The_explanation_tells_why_a_question_is_refused()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("ask", "中国和巴西的大豆贸易额是多少？", "--explain");

        var verdict = Assert.Single(result.Output.Split('\n'), line => line.Contains("  confidence 0.", StringComparison.Ordinal));
        Assert.StartsWith("Related", verdict, StringComparison.Ordinal);
        Assert.Contains("  unknownNames 1", verdict, StringComparison.Ordinal);
        Assert.Equal(10, result.Output.Split('\n').Count(line => line.StartsWith(Seed.TranscriptId + " t", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task History_makes_a_follow_up_understood()
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("ask", "为什么？", "--history", "疫情", "--history", "中方打算如何应对美国的索赔诉讼？", "--json");

        Assert.Equal(9, JsonElement.Parse(result.Output).GetProperty("excerpts")[0].GetProperty("citation").GetProperty("turn").GetInt32());
    }

    [Fact]
    public async Task The_prompt_answers_each_line_and_understands_a_follow_up()
    {
        var process = new HostProcess(seed.DataPath) { Input = "中方打算如何应对美国的索赔诉讼？\n？？\n为什么？\nexit\n领事保护热线的号码是多少\n" };

        var result = await process.RunAsync("ask");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Output.Split("[1] 王毅").Length - 1);
        Assert.Equal(2, result.Output.Split('\n').Count(line => line.StartsWith("[1]", StringComparison.Ordinal) && line.Contains("第9问", StringComparison.Ordinal)));
        Assert.Contains("no letter", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("12308", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_with_json_prints_one_object_after_the_other()
    {
        var process = new HostProcess(seed.DataPath) { Input = "领事保护热线的号码是多少\n你好\n" };

        var result = await process.RunAsync("ask", "--json");

        var objects = result.Output.Split("\n}\n", StringSplitOptions.RemoveEmptyEntries).Select(text => JsonElement.Parse(text + "\n}")).ToList();
        Assert.Equal(["领事保护热线的号码是多少", "你好"], objects.Select(answer => answer.GetProperty("question").GetString()));
    }

    [Fact]
    public async Task It_works_from_any_folder()
    {
        var process = new HostProcess(seed.DataPath) { WorkingDirectory = _folder.Path };

        var result = await process.RunAsync("ask", Seed.Lawsuits);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Quote, result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
