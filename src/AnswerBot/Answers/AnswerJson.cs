using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnswerBot.Answers;

/// <summary>How answers look as JSON: camelCase names and enum values, Chinese characters as they are.</summary>
public static class AnswerJson
{
    /// <summary>For reading and writing <see cref="Answer"/>.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: false);

    /// <summary>The same, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    /// <summary>Writes an answer and reads it back as its receiver will; every quotation must come through unchanged.</summary>
    /// <exception cref="QuoteMismatchException">It did not; nothing must be sent.</exception>
    public static byte[] Write(Answer answer, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, options);
        var received = JsonSerializer.Deserialize<Answer>(json, options)!;
        var altered = answer.Excerpts.Zip(received.Excerpts).Where(pair => !IsSame(pair.First, pair.Second)).Select(pair => $"excerpt {pair.First.Rank} changed on its way out").ToList();
        return altered.Count == 0 && answer.Excerpts.Count == received.Excerpts.Count ? json : throw new QuoteMismatchException(altered);
    }

    private static bool IsSame(AnswerExcerpt sent, AnswerExcerpt received) =>
        sent.Quote == received.Quote && sent.Citation == received.Citation && sent.Highlights.SequenceEqual(received.Highlights);

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = indented,
    };
}
