using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Builds the HTTP client: compressed replies, connections that follow DNS, the key, and in this order retries, circuit breaker and a limit for each attempt.
/// </summary>
internal static class QdrantHttp
{
    /// <summary>On a request that must not be repeated.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("once");

    // Behind a balancer a connection pins one node; a new one every minute or two spreads the load and notices a moved address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(10);
    private const double BrokenFrom = 0.9;
    private const int FewestCalls = 8;

    public static HttpClient Reader(QdrantOptions options, SocketsHttpHandler sockets) => Client(options, sockets, options.Timeout);

    public static HttpClient Writer(QdrantOptions options, SocketsHttpHandler sockets) => Client(options, sockets, options.WriteTimeout);

    public static SocketsHttpHandler Sockets(QdrantOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = ConnectTimeout,
        };
        if (options.CertificateAuthorityPath is { Length: > 0 } path)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(path);
            sockets.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck },
            };
            sockets.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return sockets;
    }

    private static HttpClient Client(QdrantOptions options, SocketsHttpHandler sockets, TimeSpan attempt)
    {
        var client = new HttpClient(new ResilienceHandler(Pipeline(options, attempt)) { InnerHandler = new WholeReplies(sockets) }, disposeHandler: false)
        {
            BaseAddress = new Uri(options.Endpoint.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (!string.IsNullOrEmpty(options.ApiKey))
        {
            var (header, value) = options.ApiKeyAsBearer ? ("Authorization", $"Bearer {options.ApiKey}") : ("api-key", options.ApiKey);
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        return client;
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(QdrantOptions options, TimeSpan attempt)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(100),
                ShouldHandle = arguments => ValueTask.FromResult(CanHelp(arguments.Context, arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = BrokenFrom,
                MinimumThroughput = FewestCalls,
                SamplingDuration = Sampling,
                BreakDuration = Break,
                ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome)),
            })
            .AddTimeout(attempt)
            .Build();
    }

    // Every call of ours can be repeated (points are written by id) but the creation of a collection, which serves as a lock.
    private static bool CanHelp(ResilienceContext context, Outcome<HttpResponseMessage> outcome) =>
        !(context.GetRequestMessage() is { } request && request.Options.TryGetValue(Once, out var once) && once)
        && (IsOutage(outcome) || (outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests } limited && RetryAfter(limited) is { } wait && wait <= LongestRetryAfter));

    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
