using System.Text.Json;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Reads what a connector answers: an id or nothing, an error in one of three shapes.</summary>
internal static class ConnectorResponse
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxMessageLength = 200;

    /// <returns>The id of what was sent; null where the body is empty or has none, which is no error.</returns>
    public static async Task<string?> ReadIdAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        Text(await ReadAsync(response, cancellationToken), "id");

    /// <summary>Code and message of an error: within <c>error</c>, at the top, or none at all where the body is HTML or empty.</summary>
    public static async Task<(string? Code, string? Message)> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(response, cancellationToken);
        var error = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : body;
        return (Short(Text(error, "code")), Short(Text(error, "message")));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return JsonElement.Parse(buffer.AsSpan(0, length));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Short(string? text) => text?.ReplaceLineEndings(" ") is { Length: > MaxMessageLength } tooLong ? tooLong[..MaxMessageLength] : text?.ReplaceLineEndings(" ");
}
