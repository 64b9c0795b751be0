using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed partial class SecurityHeaderTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    public static TheoryData<string> Paths =>
    [
        "/", "/?q=疫情", $"/transcripts/{Seed.TranscriptId}", "/transcripts/no-such", "/api/transcripts", "/api/transcripts/no-such", "/api/answers",
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
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
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
    [InlineData("/transcripts/2020-05-24-wang-yi")]
    public async Task Pages_have_no_script_and_just_the_style_that_the_policy_lets_through(string path)
    {
        using var response = await _client.GetResponseAsync(path);

        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"<[^>]*\s(on\w+|style)\s*=", html);
        var style = Assert.Single(Styles().Matches(html)).Groups[1].Value;
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
