using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>The HTTP client for connectors: no redirects, no proxy, public addresses only, and patience with a channel that is busy.</summary>
internal static class ConnectorHttp
{
    public const string Name = "connector";

    private const int Tries = 5;

    private static readonly TimeSpan Altogether = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static void AddConnectorHttp(this IServiceCollection services) =>
        services.AddHttpClient(Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .AddResilienceHandler(Name, (pipeline, context) =>
            {
                var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.TimeProvider = time;
                pipeline.AddTimeout(Altogether).AddRetry(Retry(time)).AddTimeout(OneTry);
            });

    private static SocketsHttpHandler CreateHandler(IServiceProvider provider) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would resolve the name itself, past the check of the address.
        UseProxy = false,
        ConnectTimeout = Connecting,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = provider.GetRequiredService<ConnectorSocket>().ConnectAsync,
    };

    private static HttpRetryStrategyOptions Retry(TimeProvider time) => new()
    {
        MaxRetryAttempts = Tries - 1,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = LongestWait,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome)),
        DelayGenerator = arguments => ValueTask.FromResult(WaitOf(arguments.Outcome.Result, time)),
    };

    // Only what the channel says it did not do, or never heard of. After a time-out the message may be there, and a second one would stay.
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        { Exception: HttpRequestException { InnerException: not ForbiddenAddressException, HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => true,
        _ => false,
    };

    /// <summary>What the channel asks for, up to a bound; null where it does not say.</summary>
    internal static TimeSpan? WaitOf(HttpResponseMessage? response, TimeProvider time)
    {
        var wait = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is not { } asked ? null
            : asked < TimeSpan.Zero ? TimeSpan.Zero
            : asked > LongestWait ? LongestWait
            : asked;
    }
}
