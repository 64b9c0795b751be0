using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>How transcripts, manifests and passages look in payloads.</summary>
internal static class StoredContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Json);

    /// <exception cref="DamagedContentException">It is not what was written.</exception>
    public static T Read<T>(PointPayload? payload)
    {
        if (payload?.Content is not { } content || Checksum(content) != payload.Checksum)
        {
            throw new DamagedContentException($"a {typeof(T).Name} differs from its checksum");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(content, Json) ?? throw new DamagedContentException($"an empty {typeof(T).Name}");
        }
        catch (JsonException exception)
        {
            throw new DamagedContentException($"a {typeof(T).Name} cannot be read: {exception.Message}", exception);
        }
    }

    public static string Checksum(string text) => Checksum(Encoding.UTF8.GetBytes(text));

    /// <summary>Over everything that a passage is quoted and rescored by.</summary>
    public static string Checksum(Passage passage, PointPayload payload) => Checksum(
    [
        .. Encoding.UTF8.GetBytes($"{passage.Id}\n{passage.Span.Start}\n{passage.TextInContext}\n"),
        .. payload.Spans ?? [], .. payload.Tokens ?? [], .. payload.SecondSpans ?? [], .. payload.SecondTokens ?? [],
    ]);

    public static byte[] Spans(QuantizedTokens tokens) => MemoryMarshal.AsBytes<TextSpan>(tokens.Spans).ToArray();

    /// <summary>The token vectors of a payload; null where it has none.</summary>
    public static QuantizedTokens? Tokens(PointPayload payload, int dimensions) => Tokens(payload.Tokens, payload.Spans, dimensions);

    /// <summary>Those of the second model.</summary>
    public static QuantizedTokens? SecondTokens(PointPayload payload, int dimensions) => Tokens(payload.SecondTokens, payload.SecondSpans, dimensions);

    private static QuantizedTokens? Tokens(byte[]? tokens, byte[]? spans, int dimensions) =>
        tokens is null || spans is null ? null : new QuantizedTokens([.. MemoryMarshal.Cast<byte, sbyte>(tokens)], dimensions, [.. MemoryMarshal.Cast<byte, TextSpan>(spans)]);

    private static string Checksum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
