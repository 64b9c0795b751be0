namespace AnswerBot.Summaries;

/// <summary>Who writes summaries.</summary>
public enum SummaryProvider
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>A service that speaks OpenAI's chat completions: OpenAI itself, Ollama, vLLM, LM Studio and others.</summary>
    OpenAI,

    /// <summary>Azure OpenAI, through the <c>/openai/v1/</c> address of the resource.</summary>
    AzureOpenAI,
}
