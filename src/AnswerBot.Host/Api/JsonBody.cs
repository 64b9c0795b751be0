using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AnswerBot.Host.Api;

/// <summary>Reads a small JSON body strictly: bounded, valid UTF-8, no unknown or repeated member, no wrong type; each failure says which.</summary>
internal static class JsonBody
{
    /// <summary>A question with ten earlier ones, every character escaped, fits in it.</summary>
    public const int MaxBytes = 128 * 1024;

    private const string KnownMembers =
        "Known are question, history, limit, filter, summarize and explain, and in filter transcripts, from, to, speaker and asker.";

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
            throw new ClientProblem(StatusCodes.Status415UnsupportedMediaType, StatusProblem.WrongContentType);
        }

        return Parse<T>(await ReadBytesAsync(request, MaxBytes, cancellationToken));
    }

    /// <exception cref="ClientProblem">There are more than <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        // As long as announced: the largest body would come from the large object heap, which most requests need not burden.
        var buffer = new byte[Math.Min(request.ContentLength ?? maxBytes, maxBytes) + 1];
        var length = request.ContentLength > maxBytes ? maxBytes + 1 : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= maxBytes
            ? buffer[..length]
            : throw new ClientProblem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {maxBytes} bytes.");
    }

    private static T Parse<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        if (!Utf8.IsValid(body))
        {
            throw Bad("The body is not valid UTF-8.");
        }

        // Some editors and shells put a byte order mark before what they send.
        var json = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw Bad("The body is empty; send a JSON object.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw Bad("The body is null; send a JSON object.");
        }
        catch (JsonException exception)
        {
            throw Bad(Explain(exception), exception);
        }
    }

    private static ClientProblem Bad(string message, JsonException? exception = null) => new(StatusCodes.Status400BadRequest, message, exception);

    // System.Text.Json tells these apart by its messages alone, and names .NET types in them; callers know JSON.
    private static string Explain(JsonException exception)
    {
        var member = MemberOf(exception);
        bool Says(string part) => exception.Message.Contains(part, StringComparison.Ordinal);
        return exception.InnerException is InvalidOperationException inner && inner.Message.Contains("UTF-16", StringComparison.Ordinal) ? $"The value of '{member}' has half a surrogate pair."
            : Says("could not be mapped") ? $"The member '{member}' is not known. {KnownMembers}"
            : Says("Duplicate property") ? "A member stands twice in the body."
            : Says("maximum configured depth") ? "The body is nested too deeply."
            : Says("could not be converted") && member.Length == 0 ? "The body must be a JSON object."
            : Says("DateOnly") ? $"The value of '{member}' is not a day of the form yyyy-MM-dd."
            : Says("could not be converted") || exception.InnerException is InvalidOperationException ? $"The value of '{member}' is of the wrong type."
            : $"The body is not valid JSON, from line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} on.";
    }

    // $.filter['from day'] and $.history[0] become filter.from day and history[0].
    private static string MemberOf(JsonException exception) =>
        (exception.Path ?? "").TrimStart('$').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).TrimStart('.');
}
