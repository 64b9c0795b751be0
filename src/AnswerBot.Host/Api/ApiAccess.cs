using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using AnswerBot.Host.Health;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Api;

/// <summary>Who may call <c>/api</c> and how often: an optional key, a bound on calls for each client, and not before the index is ready.</summary>
internal static class ApiAccess
{
    /// <summary>Name of the rate limit.</summary>
    public const string PerClient = "per client";

    private const string KeyHeader = "X-Api-Key";
    private const int InterfacePrefixBytes = 8;

    public static void AddApiAccess(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(PerClient, LimitOf);
            limiter.OnRejected = RejectAsync;
        });
    }

    /// <summary>Lets a call through once the index is ready and, where a key is configured, only with that key.</summary>
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<IOptions<ApiOptions>>().Value.Key is { Length: > 0 } key && !Carries(context.HttpContext.Request, key))
        {
            throw new ClientProblem(StatusCodes.Status401Unauthorized, $"This server wants its key in the header {KeyHeader}, or as bearer token.");
        }

        services.GetRequiredService<Readiness>().Require();
        return await next(context);
    }

    private static bool Carries(HttpRequest request, string key)
    {
        var bearer = request.Headers.Authorization.ToString();
        var given = bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer["Bearer ".Length..] : request.Headers[KeyHeader].ToString();
        // Hashes of equal length: the comparison tells nothing about how much of a guess was right.
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>A minute's calls at once, refilled at the same rate about every second, or as soon as there is one more to give.</summary>
    internal static TokenBucketRateLimiterOptions BucketFor(int requestsPerMinute)
    {
        var tokens = Math.Max(1, requestsPerMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = requestsPerMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)tokens / requestsPerMinute),
        };
    }

    private static RateLimitPartition<string> LimitOf(HttpContext context)
    {
        var requestsPerMinute = context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerMinute;
        return RateLimitPartition.GetTokenBucketLimiter(ClientOf(context), _ => BucketFor(requestsPerMinute));
    }

    // One IPv6 client owns a whole /64; counting single addresses would give it 2^64 buckets.
    private static string ClientOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4().ToString() ?? "unknown";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(InterfacePrefixBytes).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static async ValueTask RejectAsync(Microsoft.AspNetCore.RateLimiting.OnRejectedContext context, CancellationToken cancellationToken)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        var response = context.HttpContext.Response;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var problem = TypedResults.Problem($"Try again in {seconds} s. The bound is AnswerBot:Api:RequestsPerMinute.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests");
        await problem.ExecuteAsync(context.HttpContext);
    }
}
