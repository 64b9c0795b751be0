using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Summaries;

/// <summary>Section <c>AnswerBot:Summaries</c>.</summary>
public sealed class SummaryOptions
{
    /// <summary>Who writes summaries. Default: nobody.</summary>
    public SummaryProvider Provider { get; init; }

    /// <summary>
    /// Base address of the service, without <c>/chat/completions</c>: <c>http://localhost:11434/v1</c> for Ollama, <c>https://NAME.openai.azure.com</c> for Azure.
    /// Default for OpenAI: <c>https://api.openai.com/v1</c>.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The service's name of the model; for Azure that of the deployment. Needed for every provider.</summary>
    public string? Model { get; init; }

    /// <summary>The service's key; from the environment only. Never sent over plain http to another machine.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Longest wait for a summary, 0.1 second to 2 minutes; after it the answer leaves without one. Default 8 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Randomness of the model's choice of words, 0 to 2. Default 0.</summary>
    [Range(0.0, 2.0)]
    public double Temperature { get; init; }

    /// <summary>Most tokens in a reply, 16 to 4,096. Default 400.</summary>
    [Range(16, 4096)]
    public int MaxTokens { get; init; } = 400;

    /// <summary>Summaries written side by side, 1 to 1,000; further answers leave without one. Default 4.</summary>
    [Range(1, 1000)]
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>Tokens, prompt and reply together, that one process may use in any hour; 0 sets no limit. Default 500,000.</summary>
    [Range(0, long.MaxValue)]
    public long TokensPerHour { get; init; } = 500_000;

    /// <summary>What one process may spend in any hour, in the currency of the two prices; 0 (default) sets no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public double CostPerHour { get; init; }

    /// <summary>Price of a million prompt tokens; needed with <see cref="CostPerHour"/>. Default 0.</summary>
    [Range(0.0, 1_000_000.0)]
    public double PromptPrice { get; init; }

    /// <summary>Price of a million reply tokens. Default 0.</summary>
    [Range(0.0, 1_000_000.0)]
    public double ReplyPrice { get; init; }

    /// <summary>Channels that get no summary although one is configured, by their id (<c>msteams</c>, <c>webchat</c>, …); <c>page</c> is the page at <c>/</c>. Default none.</summary>
    public IReadOnlyList<string> ExceptChannels { get; init; } = [];

    internal double CostOf(long promptTokens, long replyTokens) => ((promptTokens * PromptPrice) + (replyTokens * ReplyPrice)) / 1_000_000;
}
