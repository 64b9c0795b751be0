using Microsoft.Extensions.Options;

namespace AnswerBot.Summaries;

/// <summary>The rules across the settings of summaries.</summary>
internal sealed class SummaryOptionsValidator : IValidateOptions<SummaryOptions>
{
    public ValidateOptionsResult Validate(string? name, SummaryOptions options)
    {
        var problems = options.Provider == SummaryProvider.None ? [] : Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SummaryOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            yield return $"AnswerBot:Summaries:Provider is {options.Provider}, but AnswerBot:Summaries:Model is missing. Name the model (Azure: the deployment) as the service does.";
        }

        if (options is { CostPerHour: > 0, PromptPrice: 0, ReplyPrice: 0 })
        {
            yield return "AnswerBot:Summaries:CostPerHour is set, but neither PromptPrice nor ReplyPrice is. Set the prices of a million tokens.";
        }

        foreach (var problem in EndpointProblems(options))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> EndpointProblems(SummaryOptions options)
    {
        if (options is { Provider: SummaryProvider.AzureOpenAI, Endpoint: null })
        {
            yield return "AnswerBot:Summaries:Provider is AzureOpenAI, but AnswerBot:Summaries:Endpoint is missing. Set it to the address of the resource, such as https://NAME.openai.azure.com.";
        }
        else if (options.Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https")))
        {
            yield return "AnswerBot:Summaries:Endpoint must be an absolute http or https address, such as https://api.openai.com/v1.";
        }
        else if (options.Endpoint is { Scheme: "http", IsLoopback: false } clear && !string.IsNullOrEmpty(options.ApiKey))
        {
            yield return $"AnswerBot:Summaries:ApiKey would travel in clear to {clear.Host}. Use an https address.";
        }
    }
}
