using Microsoft.Extensions.Options;

namespace AnswerBot.Embeddings;

/// <summary>The rules across the settings of an embedding service.</summary>
internal sealed class EmbeddingOptionsValidator : IValidateOptions<EmbeddingOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        if (options.Provider == EmbeddingProvider.Onnx)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(EmbeddingOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            yield return $"AnswerBot:Embeddings:Provider is {options.Provider}, but AnswerBot:Embeddings:Model is missing. Name the model as the service does.";
        }

        if (options.Dimensions == 0)
        {
            yield return $"AnswerBot:Embeddings:Provider is {options.Provider}, but AnswerBot:Embeddings:Dimensions is missing. Set it to the length of the model's vectors.";
        }

        var endpoint = EmbeddingService.EndpointOf(options);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            yield return "AnswerBot:Embeddings:Endpoint must be an absolute http or https address, such as https://api.openai.com/v1.";
        }
        else if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !string.IsNullOrEmpty(options.ApiKey))
        {
            yield return $"AnswerBot:Embeddings:ApiKey would travel in clear to {endpoint.Host}. Use an https address.";
        }
    }
}
