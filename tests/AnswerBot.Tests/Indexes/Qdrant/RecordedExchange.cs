using System.Text.Json;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>A request to a real server (1.18.3) and its reply, as recorded beside this file.</summary>
/// <param name="Note">What it shows.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">Sent as JSON; a string is sent as it is.</param>
/// <param name="Status">0 where the server hung up.</param>
/// <param name="Response">The reply; a string where it was no JSON.</param>
/// <param name="RetryAfter">The header of that name.</param>
internal sealed record RecordedExchange(string Note, string Method, string Path, JsonElement Body, int Status, JsonElement Response, string? RetryAfter)
{
    public static IReadOnlyList<RecordedExchange> Read(string name)
    {
        var path = ContentRoot.Find(AppContext.BaseDirectory).Resolve($"tests/AnswerBot.Tests/Indexes/Qdrant/{name}");
        return [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<RecordedExchange>(line, JsonSerializerOptions.Web)!)];
    }

    public string? Text => Body.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Body.GetString(),
        _ => Body.GetRawText(),
    };
}
