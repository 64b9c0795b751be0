using System.Net;
using System.Net.Http.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

/// <summary>The documented bounds, each from both sides.</summary>
public sealed class RequestLimitTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    [Fact]
    public async Task A_question_of_a_thousand_characters_is_answered()
    {
        var answer = await _client.AskAsync("  " + new string('疫', 1000) + "\n");

        Assert.Equal(1000, answer.GetProperty("question").GetString()!.Length);
    }

    [Fact]
    public async Task A_question_of_one_more_is_refused()
    {
        var detail = await RefusedAsync(new { question = new string('疫', 1001) });

        Assert.Contains("1001", detail, StringComparison.Ordinal);
        Assert.Contains("1000", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_earlier_questions_of_a_thousand_characters_are_taken()
    {
        var answer = await _client.AskAsync(new { question = Seed.Lawsuits, history = Enumerable.Repeat(new string('疫', 1000), 10) });

        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Eleven_earlier_questions_are_refused()
    {
        var detail = await RefusedAsync(new { question = Seed.Lawsuits, history = Enumerable.Repeat("疫情", 11) });

        Assert.Contains("history", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_question_that_is_too_long_is_named_by_its_place()
    {
        var detail = await RefusedAsync(new { question = Seed.Lawsuits, history = new[] { "疫情", new string('疫', 1001) } });

        Assert.Contains("history[1]", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task At_most_as_many_excerpts_come_as_were_asked_for(int limit)
    {
        var answer = await _client.AskAsync(new { question = Seed.Lawsuits, limit });

        Assert.InRange(answer.GetProperty("excerpts").GetArrayLength(), 1, limit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public async Task A_limit_out_of_range_is_refused(int limit)
    {
        var detail = await RefusedAsync(new { question = Seed.Lawsuits, limit });

        Assert.Contains("limit", detail, StringComparison.Ordinal);
        Assert.Contains("1 to 5", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("环球时报")]
    [InlineData("Global Times")]
    public async Task The_asker_filter_takes_an_outlet_by_any_of_its_names(string asker)
    {
        var answer = await _client.AskAsync(new { question = "疫情", limit = 5, explain = true, filter = new { asker } });

        Assert.NotEmpty(answer.GetProperty("ranked").EnumerateArray());
        Assert.All(answer.GetProperty("ranked").EnumerateArray(), passage => Assert.Equal(9, passage.GetProperty("turn").GetInt32()));
    }

    [Theory]
    [InlineData("""{"transcripts":["2020-05-24-wang-yi"]}""")]
    [InlineData("""{"transcripts":[]}""")]
    [InlineData("""{"transcripts":null,"from":null,"to":null,"speaker":null,"asker":null}""")]
    [InlineData("""{"from":"2020-05-24","to":"2020-05-24"}""")]
    [InlineData("""{"speaker":"王毅"}""")]
    [InlineData("""{"speaker":"wang yi"}""")]
    public async Task A_filter_that_lets_the_transcript_through_finds_the_answer(string filter)
    {
        using var response = await _client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}","filter":{{filter}}}""");

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"outcome\":\"answered\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"transcripts":["2019-03-08-other"]}""")]
    [InlineData("""{"from":"2020-05-25"}""")]
    [InlineData("""{"to":"2020-05-23"}""")]
    [InlineData("""{"speaker":"赵立坚"}""")]
    [InlineData("""{"asker":"不存在的报纸"}""")]
    public async Task A_filter_that_nothing_fits_says_so(string filter)
    {
        using var response = await _client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}","filter":{{filter}}}""");

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"outcome\":\"notFound\"", answer, StringComparison.Ordinal);
        Assert.Contains("没有符合所选条件", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_the_wrong_way_round_are_refused()
    {
        var detail = await RefusedAsync(new { question = Seed.Lawsuits, filter = new { from = "2020-05-25", to = "2020-05-24" } });

        Assert.Contains("wrong way round", detail, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(object body)
    {
        using var response = await _client.PostAsJsonAsync("/api/answers", body, TestContext.Current.CancellationToken);
        return await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }
}
