using System.IO.Compression;
using System.Net;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.Host.WebChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnswerBot.Host.Tests.WebChat;

/// <summary>The files that the pages load, and what happens where the bundle is missing.</summary>
public sealed class AssetTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Own => new()
    {
        { "page.css", "text/css; charset=utf-8" },
        { "icon.svg", "image/svg+xml" },
        { "chat.js", "text/javascript; charset=utf-8" },
        { "answer.js", "text/javascript; charset=utf-8" },
        { "outbox.js", "text/javascript; charset=utf-8" },
        { "reader.js", "text/javascript; charset=utf-8" },
        { "session.js", "text/javascript; charset=utf-8" },
        { "style.js", "text/javascript; charset=utf-8" },
        { "transcript.js", "text/javascript; charset=utf-8" },
        { "words.js", "text/javascript; charset=utf-8" },
    };

    private static PageAssets WithoutBundle => new("no-such-folder", NullLogger<PageAssets>.Instance);

    [Theory, MemberData(nameof(Own))]
    public async Task A_file_of_ours_is_kept_for_ever_under_its_address(string name, string contentType)
    {
        using var response = await _client.GetResponseAsync(WithoutBundle.AddressOf(name));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_compressed_copy_is_the_same_file(string encoding)
    {
        var address = WithoutBundle.AddressOf("page.css");
        var plain = await _client.GetByteArrayAsync(address, Cancelled);

        using var response = await _client.GetResponseAsync(address, ("Accept-Encoding", encoding));

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        var compressed = await response.Content.ReadAsStreamAsync(Cancelled);
        using Stream reader = encoding == "br" ? new BrotliStream(compressed, CompressionMode.Decompress) : new GZipStream(compressed, CompressionMode.Decompress);
        using var content = new MemoryStream();
        await reader.CopyToAsync(content, Cancelled);
        Assert.Equal(plain, content.ToArray());
    }

    [Fact]
    public async Task An_address_from_before_an_update_is_served_but_not_kept()
    {
        using var response = await _client.GetResponseAsync("/assets/0000000000000000/chat.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("/assets/0000000000000000/appsettings.json")]
    [InlineData("/assets/x/..%2F..%2Fappsettings.json")]
    [InlineData("/assets/chat.js")]
    public async Task Nothing_else_is_served(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        await response.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_the_bundle_the_plain_page_answers()
    {
        await using var server = await RunningServer.StartAsync(seed.DataPath, services => services.AddSingleton(WithoutBundle));
        await server.PrepareAsync();

        var page = await server.Client.GetTextAsync("/");

        Html.RequireInert(page);
        Assert.Contains("<form action=\"/\" method=\"get\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_bundle_the_chat_page_loads_it_compressed_to_a_quarter()
    {
        var assets = new PageAssets(Path.Combine(AppContext.BaseDirectory, "webchat"), NullLogger<PageAssets>.Instance);
        Assert.SkipUnless(assets.HasChat, "The Web Chat bundle is not there: the build found no Node.js, or could not reach the npm registry.");
        var page = await _client.GetTextAsync("/");

        using var response = await _client.GetResponseAsync(assets.AddressOf("webchat.js"), ("Accept-Encoding", "br"));

        Html.RequireInert(page);
        Assert.Contains($"src=\"{assets.AddressOf("webchat.js")}\"", page, StringComparison.Ordinal);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 100_000, 1_000_000);
    }

    [Theory]
    [InlineData("en-US,en;q=0.9", "Verbatim, attributed excerpts")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "只引原话，注明出处")]
    [InlineData("fr-FR,en;q=0.5", "Verbatim, attributed excerpts")]
    [InlineData("fr-FR", "只引原话，注明出处")]
    public async Task The_page_speaks_the_browsers_language(string languages, string expected)
    {
        using var response = await _client.GetResponseAsync("/", ("Accept-Language", languages));

        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_changes_the_language()
    {
        using var response = await _client.GetResponseAsync("/transcripts?lang=en", ("Accept-Language", "zh-CN"));

        Assert.Contains("<html lang=\"en\">", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_transcripts_leads_to_each()
    {
        var page = await _client.GetTextAsync("/transcripts");

        Html.RequireInert(page);
        Assert.Contains($"href=\"/transcripts/{Seed.TranscriptId}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_has_the_table_of_questions_and_stable_anchors()
    {
        var page = await _client.GetTextAsync($"/transcripts/{Seed.TranscriptId}");
        var document = await _client.GetJsonAsync($"/api/transcripts/{Seed.TranscriptId}");

        Assert.All(document.GetProperty("turns").EnumerateArray(), turn =>
        {
            var number = turn.GetProperty("turn").GetInt32();
            Assert.Contains($"id=\"t{number}\"", page, StringComparison.Ordinal);
            Assert.True(number == 0 || page.Contains($"<a href=\"#t{number}\"><b>", StringComparison.Ordinal));
            Assert.All(turn.GetProperty("paragraphs").EnumerateArray(), paragraph => Assert.Contains(
                $"id=\"t{number}-p{paragraph.GetProperty("paragraph").GetInt32()}\" data-start=\"{paragraph.GetProperty("start").GetInt32()}\"", page, StringComparison.Ordinal));
        });
    }
}
