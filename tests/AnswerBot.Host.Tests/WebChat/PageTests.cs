using System.Net;
using System.Text.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.WebChat;

public sealed class PageTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    public static TheoryData<string> HostileQuestions =>
    [
        "<script>alert(1)</script>疫情",
        "\"><img src=x onerror=alert(1)>疫情",
        "' autofocus onfocus='alert(1) 疫情",
        "</title></style><svg/onload=alert(1)>疫情",
        "{{7*7}}${7*7}<!--疫情",
        "javascript:alert(1)//疫情",
        "&lt;b&gt;疫情&amp;",
    ];

    [Fact]
    public async Task The_plain_page_has_the_form_suggestions_and_the_transcript()
    {
        var page = await _client.GetTextAsync("/?plain");

        Html.RequireInert(page);
        Assert.Contains("<form action=\"/\" method=\"get\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/?q=", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/transcripts/{Seed.TranscriptId}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_the_link_is_answered_on_the_page_as_by_the_api()
    {
        var answer = await _client.AskAsync(Seed.Lawsuits);
        using var response = await _client.GetResponseAsync("/?q=" + Uri.EscapeDataString(Seed.Lawsuits));

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Html.RequireInert(page);
        var text = Html.TextOf(page);
        Assert.All(answer.GetProperty("excerpts").EnumerateArray(), excerpt =>
        {
            Assert.Contains(excerpt.GetProperty("quote").GetString()!, text, StringComparison.Ordinal);
            Assert.Contains(excerpt.GetProperty("attribution").GetString()!, text, StringComparison.Ordinal);
            Assert.Contains($"href=\"{excerpt.GetProperty("citation").GetProperty("url").GetString()}\"", page, StringComparison.Ordinal);
        });
        Assert.Equal(answer.GetProperty("excerpts").EnumerateArray().SelectMany(Highlights), Html.Marked(page));
    }

    [Fact]
    public async Task The_link_of_an_answer_opens_the_transcript_with_the_same_words_marked()
    {
        var answer = await _client.AskAsync("领事保护热线的号码是多少");
        var first = answer.GetProperty("excerpts")[0];

        var page = await _client.GetTextAsync(first.GetProperty("citation").GetProperty("url").GetString()!);

        Html.RequireInert(page);
        Assert.Equal(Highlights(first), Html.Marked(page));
        var citation = first.GetProperty("citation");
        Assert.Contains($"id=\"t{citation.GetProperty("turn").GetInt32()}-p{citation.GetProperty("paragraph").GetInt32()}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_transcript_page_has_every_paragraph_word_for_word()
    {
        var page = Html.TextOf(await _client.GetTextAsync($"/transcripts/{Seed.TranscriptId}"));
        var document = await _client.GetJsonAsync($"/api/transcripts/{Seed.TranscriptId}");

        Assert.All(
            document.GetProperty("turns").EnumerateArray().SelectMany(turn => turn.GetProperty("paragraphs").EnumerateArray()),
            paragraph => Assert.Contains(paragraph.GetProperty("text").GetString()!, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("10-")]
    [InlineData("-5-10")]
    [InlineData("20-10")]
    [InlineData("10-10")]
    [InlineData("a-b")]
    [InlineData("1-2-3")]
    [InlineData("0-99999999999999")]
    [InlineData("99999998-99999999")]
    [InlineData("%3Cscript%3E")]
    [InlineData("1-2&highlight=3-4")]
    public async Task A_mangled_highlight_still_opens_the_transcript(string highlight)
    {
        using var response = await _client.GetResponseAsync($"/transcripts/{Seed.TranscriptId}?highlight={highlight}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Html.RequireInert(page);
        Assert.Empty(Html.Marked(page));
    }

    [Fact]
    public async Task A_highlight_over_everything_marks_every_paragraph()
    {
        var page = await _client.GetTextAsync($"/transcripts/{Seed.TranscriptId}?highlight=0-2000000000");

        Assert.Equal(107, Html.Marked(page).Count);
    }

    [Theory, MemberData(nameof(HostileQuestions))]
    public async Task A_hostile_question_is_inert_and_stands_in_the_form_as_typed(string question)
    {
        var page = await _client.GetTextAsync("/?q=" + Uri.EscapeDataString(question));

        Html.RequireInert(page);
        Assert.Contains($"value=\"{question}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?q=", "empty")]
    [InlineData("/?q=%20%20", "empty")]
    [InlineData("/?q=%EF%BC%9F%EF%BC%81", "no letter")]
    [InlineData("/?q=%00%E7%96%AB", "control characters")]
    public async Task A_question_that_cannot_be_answered_is_explained_on_the_page(string path, string named)
    {
        var page = await _client.GetTextAsync(path);

        Html.RequireInert(page);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(named, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_question_fits_into_a_link_and_one_character_more_is_explained()
    {
        var longest = await _client.GetTextAsync("/?q=" + Uri.EscapeDataString(new string('疫', 1000)));
        var longer = await _client.GetTextAsync("/?q=" + Uri.EscapeDataString(new string('疫', 1001)));

        Assert.DoesNotContain("role=\"alert\"", longest, StringComparison.Ordinal);
        Assert.Contains("at most 1000", longer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_that_does_not_exist_is_not_found()
    {
        using var response = await _client.GetResponseAsync("/transcripts/no-such");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<string> Highlights(JsonElement excerpt) => excerpt.GetProperty("highlights").EnumerateArray()
        .Select(highlight => excerpt.GetProperty("quote").GetString()!.Substring(highlight.GetProperty("start").GetInt32(), highlight.GetProperty("length").GetInt32()));
}
