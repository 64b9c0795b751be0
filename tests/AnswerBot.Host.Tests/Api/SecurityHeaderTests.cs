using System.Text.RegularExpressions;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed partial class SecurityHeaderTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    public static TheoryData<string> Paths =>
    [
        "/", "/?q=疫情", "/?plain", "/transcripts", $"/transcripts/{Seed.TranscriptId}", "/transcripts/no-such", "/api/transcripts", "/api/transcripts/no-such", "/api/answers",
        "/nothing", "/health/live", "/health/ready", "/openapi/v1.json",
    ];

    [Theory, MemberData(nameof(Paths))]
    public async Task Every_response_carries_the_security_headers(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        var policy = Header(response, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task No_other_origin_may_read_a_response(string path)
    {
        using var response = await _client.GetResponseAsync(path, ("Origin", "https://evil.example"));

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_preflight_of_another_origin_is_not_granted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/answers");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=疫情")]
    [InlineData("/?plain")]
    [InlineData("/transcripts")]
    [InlineData("/transcripts/2020-05-24-wang-yi")]
    public async Task Pages_have_just_the_scripts_and_styles_that_carry_their_nonce(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"<[^>]*\s(on\w+|style)\s*=", html);
        var nonce = Nonce().Match(Header(response, "Content-Security-Policy")).Groups[1].Value;
        Assert.Equal(32, nonce.Length);
        Assert.All(Loaded().Matches(html), tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value, StringComparison.Ordinal));
        Assert.NotEmpty(Loaded().Matches(html));
    }

    [Fact]
    public async Task Every_page_has_a_nonce_of_its_own()
    {
        using var first = await _client.GetResponseAsync("/");
        using var second = await _client.GetResponseAsync("/");

        Assert.NotEqual(Header(first, "Content-Security-Policy"), Header(second, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/api/transcripts")]
    [InlineData("/nothing")]
    public async Task What_is_no_page_may_load_nothing_at_all(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        Assert.Equal("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";

    [GeneratedRegex("<(?:script|link rel=\"stylesheet\")[^>]*>")]
    private static partial Regex Loaded();

    [GeneratedRegex("script-src 'nonce-([0-9a-f]+)'")]
    private static partial Regex Nonce();
}
