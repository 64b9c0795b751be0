using System.Runtime.InteropServices;
using System.Text.Json;
using AnswerBot.Embeddings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnswerBot.Host.Tests.Embeddings;

/// <summary>
/// An embedding service that speaks OpenAI's API on a free loopback port and encodes with the shipped model, so that what comes back can be ranked by.
/// What a text is for it knows by the client's prefix.
/// </summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    public const string Model = "the-shipped-one";
    public const string Key = "sk-of-this-test";

    private const string Question = "question|";

    private readonly WebApplication _app;
    private readonly OnnxSentenceEncoder _encoder;
    private int _asked;

    private EmbeddingServer(WebApplication app, OnnxSentenceEncoder encoder) => (_app, _encoder) = (app, encoder);

    /// <summary>What every call is answered with instead of vectors; null for vectors.</summary>
    public int? Status { get; set; }

    public int Asked => _asked;

    public string Endpoint => $"{_app.Urls.First()}/v1";

    /// <summary>The settings that make the program use this service alone.</summary>
    public (string Key, string? Value)[] Settings =>
    [
        ("AnswerBot:Embeddings:Provider", "OpenAI"),
        ("AnswerBot:Embeddings:Endpoint", Endpoint),
        ("AnswerBot:Embeddings:Model", Model),
        ("AnswerBot:Embeddings:ApiKey", Key),
        ("AnswerBot:Embeddings:Dimensions", "384"),
        ("AnswerBot:Embeddings:QuestionPrefix", Question),
        ("AnswerBot:Embeddings:PassagePrefix", "passage|"),
        ("AnswerBot:Embeddings:Timeout", "00:00:10"),
        ("AnswerBot:Embeddings:SecondModelPath", ""),
    ];

    public static async Task<EmbeddingServer> StartAsync(string modelPath)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new EmbeddingServer(app, OnnxSentenceEncoder.Load(SentenceModel.Load(modelPath), 1));
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _encoder.Dispose();
    }

    private async Task<IResult> EmbedAsync(HttpRequest request)
    {
        Interlocked.Increment(ref _asked);
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (Status is { } status)
        {
            return Results.Json(new { error = new { message = "as this test wants it" } }, statusCode: status);
        }

        if (request.Headers.Authorization != $"Bearer {Key}")
        {
            return Results.Json(new { error = new { message = "wrong key" } }, statusCode: StatusCodes.Status401Unauthorized);
        }

        if (body.RootElement.GetProperty("model").GetString() != Model)
        {
            return Results.Json(new { error = new { message = "no such model" } }, statusCode: StatusCodes.Status404NotFound);
        }

        var texts = body.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
        var vectors = await Task.WhenAll(texts.Select(EncodeAsync));
        var data = vectors.Select((embedding, index) => new { @object = "embedding", index, embedding });
        return Results.Json(new { @object = "list", model = Model, data, usage = new { prompt_tokens = 1, total_tokens = 1 } });
    }

    // The client asks for base64: little-endian floats.
    private async Task<string> EncodeAsync(string text)
    {
        var parts = text.Split('|', 2);
        var encoded = text.StartsWith(Question, StringComparison.Ordinal) ? await _encoder.EncodeQuestionAsync(parts[1], default) : await _encoder.EncodePassageAsync(parts[1], default);
        return Convert.ToBase64String(MemoryMarshal.AsBytes<float>(encoded.Sentence));
    }
}
