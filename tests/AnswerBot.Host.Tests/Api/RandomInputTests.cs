using System.Globalization;
using System.Text;
using AnswerBot.Host.Tests.Fixtures;
using CsCheck;

namespace AnswerBot.Host.Tests.Api;

/// <summary>Whatever arrives, the server answers or explains; it never breaks.</summary>
public sealed class RandomInputTests(Seed seed)
{
    private const int Samples = 300;

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 30], Gen.String[Gen.Char['\u4e00', '\u9fff'], 0, 30], Gen.Const("\\ud800"), Gen.Const("\\u0000"), Gen.Const("疫情"), Gen.Const("2020-05-24"));

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf<string>("question", "history", "limit", "filter", "summarize", "explain", "transcripts", "from", "to", "speaker", "asker"), Text);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text.Select(text => $"\"{text}\""),
        Gen.Double.Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Int[-2, 7].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.OneOf<string>("true", "false", "null", "{}", "[]", "1e999", "-0"));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (4, Scalar),
            (1, inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
            (1, Gen.Select(Name, inner).Array[0, 5].Select(Join))));

    private readonly HttpClient _client = seed.Server.Client;

    [Fact]
    public Task Random_bytes_are_a_clients_fault() =>
        Gen.Byte.Array[0, 200].SampleAsync(bytes => AnswersOrExplainsAsync(bytes), iter: Samples, threads: 2);

    [Fact]
    public Task Random_json_objects_are_answered_or_a_clients_fault() =>
        Gen.Select(Name, Value).Array[0, 5].Select(Join).SampleAsync(json => AnswersOrExplainsAsync(Encoding.UTF8.GetBytes(json)), iter: Samples, threads: 2);

    [Fact]
    public Task Random_questions_are_answered_or_a_clients_fault() =>
        Gen.String[1, 200].SampleAsync(question => AnswersOrExplainsAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { question })), iter: Samples, threads: 2);

    private static string Join((string Name, string Value)[] members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    private async Task AnswersOrExplainsAsync(byte[] body)
    {
        using var response = await _client.PostRawAsync(body);

        var status = (int)response.StatusCode;
        Assert.True(status == 200 || (status is >= 400 and < 500 && response.Content.Headers.ContentType?.MediaType == "application/problem+json"), $"status {status}");
    }
}
