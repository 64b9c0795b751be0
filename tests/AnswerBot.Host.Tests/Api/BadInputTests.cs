using System.Net;
using System.Text;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

/// <summary>What broken and hostile clients send: each is told what is wrong, and none of it is the server's fault.</summary>
public sealed class BadInputTests(Seed seed)
{
    private const int Cap = 128 * 1024;

    private readonly HttpClient _client = seed.Server.Client;

    /// <summary>Body, and what the detail must name.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "", "empty" },
        { "   ", "empty" },
        { "{", "not valid JSON" },
        { """{"question":"疫情"}{"question":"疫情"}""", "not valid JSON" },
        { """{"question":"疫情",}""", "not valid JSON" },
        { """{"question":nul}""", "not valid JSON" },
        { "question=疫情", "not valid JSON" },
        { "[]", "JSON object" },
        { "\"疫情\"", "JSON object" },
        { "42", "JSON object" },
        { "null", "null" },
        { "{}", "question" },
        { """{"question":null}""", "question" },
        { """{"question":""}""", "question is empty" },
        { """{"question":" \n\t"}""", "question is empty" },
        { """{"question":"？！……"}""", "no letter" },
        { """{"question":"😀🎉"}""", "no letter" },
        { """{"question":"疫情","qestion":"疫情"}""", "'qestion'" },
        { """{"question":"疫情","Question":"疫情"}""", "'Question'" },
        { """{"question":"疫情","a b":1}""", "'a b'" },
        { """{"question":"疫情","it's":1}""", "it's" },
        { """{"question":"疫情","filter":{"speeker":"王毅"}}""", "'filter.speeker'" },
        { """{"question":"疫情","question":"疫情"}""", "twice" },
        { """{"question":"疫情","filter":{"asker":"a","asker":"b"}}""", "twice" },
        { """{"question":42}""", "'question'" },
        { """{"question":["疫情"]}""", "'question'" },
        { """{"question":"疫情","limit":"3"}""", "'limit'" },
        { """{"question":"疫情","limit":1.5}""", "'limit'" },
        { """{"question":"疫情","limit":99999999999}""", "'limit'" },
        { """{"question":"疫情","history":"疫情"}""", "'history'" },
        { """{"question":"疫情","history":[1]}""", "'history[0]'" },
        { """{"question":"疫情","history":[null]}""", "history[0]" },
        { """{"question":"疫情","explain":"yes"}""", "'explain'" },
        { """{"question":"疫情","explain":null}""", "'explain'" },
        { """{"question":"疫情","filter":[]}""", "'filter'" },
        { """{"question":"疫情","filter":{"transcripts":"a"}}""", "'filter.transcripts'" },
        { """{"question":"疫情","filter":{"from":"24.5.2020"}}""", "yyyy-MM-dd" },
        { """{"question":"疫情","filter":{"to":"2020-02-30"}}""", "'filter.to'" },
        { """{"question":"疫情","filter":{"from":20200524}}""", "'filter.from'" },
        { """{"question":"疫情","filter":{"speaker":""}}""", "filter.speaker" },
        { """{"question":"疫\u0000情"}""", "control characters" },
        { """{"question":"疫\u001b[31m情"}""", "control characters" },
        { """{"question":"疫\ufffe情"}""", "control characters" },
        { """{"question":"疫\ud800情"}""", "surrogate" },
        { """{"question":"疫情\udc00"}""", "surrogate" },
        { """{"question":"疫情","history":["\ud800"]}""", "history[0]" },
        { """{"question":"疫情","\ud800":1}""", "surrogate" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_refused_with_a_detail_that_names_the_matter(string body, string named)
    {
        using var response = await _client.PostRawAsync(body);

        var detail = await response.ReadProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("AnswerBot.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raw_control_character_in_a_string_is_refused()
    {
        using var response = await _client.PostRawAsync("{\"question\":\"疫\u0001情\"}");

        Assert.Contains("not valid JSON", await response.ReadProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        byte[] gbk = [.. "{\"question\":\""u8, 0xD2, 0xDF, 0xC7, 0xE9, .. "\"}"u8];

        using var response = await _client.PostRawAsync(gbk);

        Assert.Contains("UTF-8", await response.ReadProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        using var response = await _client.PostRawAsync([0xEF, 0xBB, 0xBF, .. "{\"question\":\"疫情\"}"u8]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("""{"filter":""")]
    [InlineData("""{"question":[""")]
    public async Task Deep_nesting_is_refused(string level)
    {
        using var response = await _client.PostRawAsync(string.Concat(Enumerable.Repeat(level, 5000)));

        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_largest_body_within_all_bounds_is_taken()
    {
        var escaped = string.Concat(Enumerable.Repeat("\\u75ab", 1000));
        var history = string.Join(',', Enumerable.Repeat($"\"{escaped}\"", 10));

        using var response = await _client.PostRawAsync($$"""{"question":"{{escaped}}","history":[{{history}}]}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(Cap + 1)]
    [InlineData(512 * 1024)]
    public async Task A_body_over_the_cap_is_refused(int length)
    {
        using var response = await _client.PostRawAsync(Padded(length));

        Assert.Contains($"{Cap}", await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_cap_is_refused_without_its_length_being_told()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/answers") { Content = new ByteArrayContent(Padded(Cap + 1)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused(string? contentType)
    {
        using var response = await _client.PostRawAsync("{\"question\":\"疫情\"}"u8.ToArray(), contentType);

        Assert.Contains("application/json", await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_member_at_fault_is_named_for_programs_too()
    {
        using var response = await _client.PostRawAsync("""{"question":"疫情","limit":9}""");

        Assert.Contains("\"member\":\"limit\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/csv")]
    [InlineData("image/*")]
    public async Task A_client_that_accepts_something_else_still_gets_the_status_and_the_problem(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/answers") { Content = new StringContent("{", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    private static byte[] Padded(int length) => Encoding.UTF8.GetBytes("{\"question\":\"疫情\"".PadRight(length - 5, ' ') + "}");
}
