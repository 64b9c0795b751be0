using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed class TranscriptsTests(Seed seed)
{
    private static readonly string SourceFile = ContentRoot.Find(AppContext.BaseDirectory).Resolve($"seeds/transcripts/{Seed.TranscriptId}.txt");

    private readonly HttpClient _client = seed.Server.Client;

    [Fact]
    public async Task The_list_has_the_seed_with_its_counts()
    {
        var transcripts = await _client.GetJsonAsync("/api/transcripts");

        var transcript = Assert.Single(transcripts.EnumerateArray());
        Assert.Equal(["id", "title", "date", "speakers", "turns", "paragraphs", "url"], transcript.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Seed.TranscriptId, transcript.GetProperty("id").GetString());
        Assert.Equal("2020-05-24", transcript.GetProperty("date").GetString());
        Assert.Equal("王毅", Assert.Single(transcript.GetProperty("speakers").EnumerateArray()).GetString());
        Assert.Equal(24, transcript.GetProperty("turns").GetInt32());
        Assert.Equal(107, transcript.GetProperty("paragraphs").GetInt32());
        Assert.Equal($"/transcripts/{Seed.TranscriptId}", transcript.GetProperty("url").GetString());
    }

    [Fact]
    public async Task The_document_has_the_metadata_and_every_turn()
    {
        var document = await _client.GetJsonAsync($"/api/transcripts/{Seed.TranscriptId}");

        Assert.Equal("人民日报", document.GetProperty("publisher").GetString());
        Assert.Equal("zh-CN", document.GetProperty("language").GetString());
        Assert.Equal("Wang Yi", document.GetProperty("speakers")[0].GetProperty("aliases")[0].GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(SourceFile, TestContext.Current.CancellationToken))), document.GetProperty("sourceSha256").GetString());
        var turns = document.GetProperty("turns").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 24), turns.Select(turn => turn.GetProperty("turn").GetInt32()));
        Assert.All(turns, turn => Assert.Equal(["turn", "asker", "askerOutlet", "question", "paragraphs"], turn.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(JsonValueKind.Null, turns[0].GetProperty("asker").ValueKind);
        Assert.Equal(JsonValueKind.Null, turns[0].GetProperty("question").ValueKind);
        Assert.Equal("《人民日报》记者", turns[1].GetProperty("asker").GetString());
    }

    [Fact]
    public async Task Every_paragraph_of_the_document_is_the_text_at_its_place()
    {
        var text = await _client.GetTextAsync($"/api/transcripts/{Seed.TranscriptId}/text");
        var document = await _client.GetJsonAsync($"/api/transcripts/{Seed.TranscriptId}");

        var paragraphs = document.GetProperty("turns").EnumerateArray().SelectMany(turn => turn.GetProperty("paragraphs").EnumerateArray()).ToList();
        Assert.Equal(107, paragraphs.Count);
        Assert.All(paragraphs, paragraph =>
            Assert.Equal(text[paragraph.GetProperty("start").GetInt32()..paragraph.GetProperty("end").GetInt32()], paragraph.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_text_is_the_source_file_as_utf8()
    {
        using var response = await _client.GetResponseAsync($"/api/transcripts/{Seed.TranscriptId}/text");

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        var served = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(SourceFile, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task Each_suggestion_is_answered()
    {
        var suggestions = (await _client.GetJsonAsync("/api/suggestions")).EnumerateArray().Select(suggestion => suggestion.GetString()!).ToList();

        Assert.Equal(3, suggestions.Count);
        foreach (var suggestion in suggestions)
        {
            Assert.Equal("answered", (await _client.AskAsync(suggestion)).GetProperty("outcome").GetString());
        }
    }

    [Theory]
    [InlineData("/api/transcripts/no-such")]
    [InlineData("/api/transcripts/no-such/text")]
    [InlineData("/api/transcripts/%3Cscript%3E")]
    public async Task An_unknown_transcript_is_not_found_and_the_problem_says_where_to_look(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        Assert.Contains("/api/transcripts", await response.ReadProblemAsync(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/favicon.ico")]
    [InlineData("/..%2f..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        Assert.Contains("/openapi/v1.json", await response.ReadProblemAsync(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/answers")]
    [InlineData("DELETE", "/api/transcripts")]
    [InlineData("POST", "/api/suggestions")]
    public async Task A_wrong_method_is_refused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(method, await response.ReadProblemAsync(HttpStatusCode.MethodNotAllowed), StringComparison.Ordinal);
        Assert.NotEmpty(response.Content.Headers.Allow);
    }
}
