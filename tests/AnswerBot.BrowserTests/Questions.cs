using System.Net.Http.Json;
using System.Text.Json;

namespace AnswerBot.BrowserTests;

/// <summary>Questions on the shipped transcript, and what the API answers to them: the page must show the same.</summary>
internal static class Questions
{
    public const string Lawsuits = "针对中国的滥诉站得住脚吗？";
    public const string Hotline = "领事保护热线的号码是多少";
    public const string Unanswered = "你能教我做红烧肉吗？";

    public static async Task<JsonElement> AskApiAsync(Site site, string question, params string[] history)
    {
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var response = await client.PostAsJsonAsync("/api/answers", new { question, history }, TestContext.Current.CancellationToken);
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The telling sentences of an excerpt.</summary>
    public static IReadOnlyList<string> Telling(JsonElement excerpt) => [.. excerpt.GetProperty("highlights").EnumerateArray()
        .Select(highlight => Quote(excerpt).Substring(highlight.GetProperty("start").GetInt32(), highlight.GetProperty("length").GetInt32()))];

    public static string Quote(JsonElement excerpt) => excerpt.GetProperty("quote").GetString()!;

    public static JsonElement First(JsonElement answer) => answer.GetProperty("excerpts")[0];

    public static string Citation(JsonElement excerpt, string member) => excerpt.GetProperty("citation").GetProperty(member).GetString()!;
}
