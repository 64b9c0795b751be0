using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;
using OpenAI.Chat;

namespace AnswerBot.Summaries;

/// <summary>
/// Asks a chat model through Semantic Kernel: OpenAI, Azure OpenAI, or whatever speaks the same API. The only file that knows Semantic Kernel.
/// Messages are handed over as they are: the Kernel's prompt templates would read braces and tags in a transcript as orders.
/// </summary>
internal sealed class KernelSummarizer : ISummarizer
{
    // A summary has a few hundred characters; a stream that goes on is cut off.
    private const int MaxReplyLength = 8000;

    private static readonly Uri OpenAIEndpoint = new("https://api.openai.com/v1");

    private readonly IChatCompletionService _chat;
    private readonly OpenAIPromptExecutionSettings _settings;
    private readonly string _place;

    private KernelSummarizer(IChatCompletionService chat, OpenAIPromptExecutionSettings settings, string place) =>
        (_chat, _settings, _place) = (chat, settings, place);

    /// <summary>Makes a summarizer from checked options. Nothing is called before the first request.</summary>
    public static KernelSummarizer Connect(SummaryOptions options)
    {
        var endpoint = EndpointOf(options);
        var client = new OpenAIClient(
            new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey),
            new OpenAIClientOptions
            {
                Endpoint = endpoint,
                NetworkTimeout = options.Timeout + TimeSpan.FromSeconds(5),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                Transport = new HttpClientPipelineTransport(BoundedReplies.CreateClient()),
                // Texts must not reach a log by way of the client's own one.
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            });
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion(options.Model!, client).Build();
        return new KernelSummarizer(
            kernel.GetRequiredService<IChatCompletionService>(),
            new OpenAIPromptExecutionSettings { Temperature = options.Temperature, MaxTokens = options.MaxTokens },
            endpoint.GetLeftPart(UriPartial.Path));
    }

    /// <summary>The configured address, with what Azure's has behind the resource.</summary>
    public static Uri EndpointOf(SummaryOptions options) =>
        options is { Provider: SummaryProvider.AzureOpenAI, Endpoint: { } resource } && !resource.AbsolutePath.Contains("/openai/v1", StringComparison.Ordinal)
            ? new Uri($"{resource.AbsoluteUri.TrimEnd('/')}/openai/v1/")
            : options.Endpoint ?? OpenAIEndpoint;

    public async Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        var (rules, data) = (SummaryPrompt.RulesFor(request.Language), SummaryPrompt.DataFor(request));
        var history = new ChatHistory(rules);
        history.AddUserMessage(data);
        try
        {
            return await ReadAsync(history, rules.Length + data.Length, cancellationToken);
        }
        catch (Exception exception) when (exception is not SummarizerException && !cancellationToken.IsCancellationRequested)
        {
            throw Explain(exception);
        }
    }

    private async Task<SummaryReply> ReadAsync(ChatHistory history, int promptLength, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        ChatTokenUsage? usage = null;
        await foreach (var chunk in _chat.GetStreamingChatMessageContentsAsync(history, _settings, kernel: null, cancellationToken))
        {
            text.Append(chunk.Content);
            usage = chunk.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? usage;
            if (chunk.Metadata?.GetValueOrDefault("FinishReason")?.ToString() is "ContentFilter" or "content_filter")
            {
                throw Filtered();
            }

            if (text.Length > MaxReplyLength)
            {
                throw Endless();
            }
        }

        return text.ToString().Trim().Length == 0
            ? throw new SummarizerException(SummaryFailure.Empty, $"The model at {_place} sent an empty reply.")
            : new SummaryReply(text.ToString(), usage?.InputTokenCount ?? promptLength, usage?.OutputTokenCount ?? text.Length);
    }

    private SummarizerException Explain(Exception exception)
    {
        var inner = exception is HttpOperationException { InnerException: { } wrapped } ? wrapped : exception;
        if (inner is ClientResultException { Status: > 0 } result)
        {
            return result.Status == 400 && result.Message.Contains("content_filter", StringComparison.OrdinalIgnoreCase)
                ? Filtered()
                : Failed((HttpStatusCode)result.Status, RetryAfterOf(result));
        }

        return inner switch
        {
            ReplyTooLongException => Endless(),
            HttpRequestException or ClientResultException or AggregateException =>
                new SummarizerException(SummaryFailure.Unreachable, $"The model at {_place} cannot be reached. See that the service runs and AnswerBot:Summaries:Endpoint is right."),
            OperationCanceledException => new SummarizerException(SummaryFailure.NoReplyInTime, $"The model at {_place} did not reply in time."),
            IOException => new SummarizerException(SummaryFailure.BrokenOff, $"The connection to the model at {_place} broke off."),
            _ => new SummarizerException(
                SummaryFailure.NotACompletion,
                $"The model at {_place} sent what is no chat completion ({inner.GetType().Name}). See that AnswerBot:Summaries:Endpoint is the address of an OpenAI-compatible API."),
        };
    }

    // Without the service's own message: it may repeat the prompt or a part of the key.
    private SummarizerException Failed(HttpStatusCode status, TimeSpan? retryAfter)
    {
        var (failure, message) = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                (SummaryFailure.KeyRefused, $"{_place} refused the key (status {(int)status}). Set AnswerBot__Summaries__ApiKey in the environment."),
            HttpStatusCode.NotFound => (SummaryFailure.UnknownModel, $"{_place} knows no such model or address (status 404). See AnswerBot:Summaries:Model and :Endpoint."),
            HttpStatusCode.TooManyRequests => (SummaryFailure.TooManyRequests, $"{_place} wants fewer requests (status 429)."),
            _ => (SummaryFailure.ErrorStatus, $"{_place} answered with status {(int)status}."),
        };
        return new SummarizerException(failure, message) { Status = (int)status, RetryAfter = retryAfter };
    }

    private SummarizerException Filtered() => new(SummaryFailure.Filtered, $"The content filter of {_place} stopped the summary.");

    private SummarizerException Endless() => new(SummaryFailure.Endless, $"The model at {_place} did not come to an end.");

    private static TimeSpan? RetryAfterOf(ClientResultException result) =>
        result.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
