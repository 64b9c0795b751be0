using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AnswerBot.Host.Api;

/// <summary>Reads a small JSON body strictly: bounded, valid UTF-8, no unknown or repeated member, no wrong type; each failure says which.</summary>
internal static class JsonBody
{
    /// <summary>A question with ten earlier ones, every character escaped, fits in it.</summary>
    public const int MaxBytes = 128 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    /// <exception cref="ClientProblem">The body is not a JSON object of the form of <typeparamref name="T"/>.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new ClientProblem(StatusCodes.Status415UnsupportedMediaType, "Send JSON: the header Content-Type must be application/json.");
        }

        var body = await ReadBytesAsync(request, cancellationToken);
        if (!Utf8.IsValid(body))
        {
            throw new ClientProblem(StatusCodes.Status400BadRequest, "The body is not valid UTF-8.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body, Options) ?? throw new ClientProblem(StatusCodes.Status400BadRequest, "The body is null; send a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new ClientProblem(StatusCodes.Status400BadRequest, Explain(exception), exception);
        }
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = request.ContentLength > MaxBytes ? buffer.Length : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? buffer[..length]
            : throw new ClientProblem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBytes} bytes.");
    }

    private static string Explain(JsonException exception)
    {
        // System.Text.Json names .NET types in these messages; callers know JSON.
        var member = exception.Path is { Length: > 2 } path ? path[2..] : null;
        return exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"The member '{member}' is not known. Known are question, history, limit, filter, summarize and explain, and in filter transcripts, from, to, speaker and asker."
            : exception.Message.Contains("Duplicate property", StringComparison.Ordinal) ? "A member stands twice in the body."
            : exception.Message.Contains("could not be converted", StringComparison.Ordinal) && member is not null ? $"The value of '{member}' is of the wrong type."
            : exception.Message.Contains("could not be converted", StringComparison.Ordinal) ? "The body must be a JSON object."
            : exception.Message.Contains("null", StringComparison.OrdinalIgnoreCase) && member is not null ? $"The value of '{member}' must not be null."
            : "The body is not valid JSON.";
    }
}
