using System.ClientModel;
using System.ClientModel.Primitives;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AnswerBot.Embeddings;

/// <summary>Connects to an embedding service that speaks OpenAI's API; <see cref="GeneratorSentenceEncoder"/> uses what it gives.</summary>
internal static class EmbeddingService
{
    private static readonly Uri Ollama = new("http://localhost:11434/v1");
    private static readonly Uri OpenAI = new("https://api.openai.com/v1");

    /// <summary>Makes an encoder from checked options. Nothing is called before the first text.</summary>
    public static GeneratorSentenceEncoder Connect(EmbeddingOptions options)
    {
        var endpoint = EndpointOf(options);
        var client = new OpenAIClient(
            new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey),
            new OpenAIClientOptions
            {
                Endpoint = endpoint,
                NetworkTimeout = options.Timeout,
                // Texts must not reach a log by way of the client's own one.
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            });
        return new GeneratorSentenceEncoder(
            client.GetEmbeddingClient(options.Model).AsIEmbeddingGenerator(),
            IdentityOf(options),
            options.QuestionPrefix,
            options.PassagePrefix,
            $"the embedding service at {endpoint.GetLeftPart(UriPartial.Path)}");
    }

    /// <summary>The configured address, or that of the provider.</summary>
    public static Uri EndpointOf(EmbeddingOptions options) => options.Endpoint ?? (options.Provider == EmbeddingProvider.Ollama ? Ollama : OpenAI);

    // A service shows no file to take a checksum of; the same name at another address is taken for the same model.
    private static EncoderIdentity IdentityOf(EmbeddingOptions options)
    {
        var parts = string.Join('\n', options.Model, options.QuestionPrefix, options.PassagePrefix, options.Dimensions);
        return new EncoderIdentity(options.Model!, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts))), options.Dimensions, TokenDimensions: 0);
    }
}
