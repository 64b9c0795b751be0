using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AnswerBot.Host.Tests.Fixtures;

/// <summary>The calls that the tests make again and again.</summary>
internal static class Http
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Asks, and demands an answer.</summary>
    public static async Task<JsonElement> AskAsync(this HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync("/api/answers", body, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonElement.Parse(text);
    }

    public static Task<JsonElement> AskAsync(this HttpClient client, string question) => client.AskAsync(new { question });

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(path, Cancelled);

    public static Task<string> GetTextAsync(this HttpClient client, string path) => client.GetStringAsync(path, Cancelled);

    public static Task<HttpResponseMessage> GetResponseAsync(this HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return client.SendAsync(request, Cancelled);
    }

    /// <summary>Posts bytes as they are to <c>/api/answers</c>.</summary>
    public static Task<HttpResponseMessage> PostRawAsync(this HttpClient client, byte[] body, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return client.PostAsync("/api/answers", content, Cancelled);
    }

    public static Task<HttpResponseMessage> PostRawAsync(this HttpClient client, string body) => client.PostRawAsync(Encoding.UTF8.GetBytes(body));

    /// <summary>Demands problem details (RFC 9457) with this status, and gives their detail.</summary>
    public static async Task<string> ReadProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem.TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }
}
