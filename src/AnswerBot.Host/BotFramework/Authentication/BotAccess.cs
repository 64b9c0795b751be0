using System.Net;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>Who may call <c>/api/messages</c>: channels with a token where the bot has an app id; without one, tools on a developer's own machine.</summary>
internal sealed partial class BotAccess(IOptions<BotOptions> options, IHostEnvironment environment, ServiceHosts hosts, ILogger<BotAccess> logger)
{
    private readonly bool _hasApp = !string.IsNullOrEmpty(options.Value.AppId);

    /// <summary>What can be told before the body is read.</summary>
    /// <exception cref="ClientProblem">The caller is not let in (401).</exception>
    public Task<object?> AuthenticateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_hasApp || !environment.IsDevelopment() || !IsLocal(context))
        {
            LogRefused();
            throw new ClientProblem(StatusCodes.Status401Unauthorized, "Not let in.");
        }

        return Task.FromResult<object?>(null);
    }

    public void Authorize(object? caller, Activity activity)
    {
        _ = caller;
        if (!hosts.Allows(activity.ServiceUrl!))
        {
            throw new ClientProblem(StatusCodes.Status400BadRequest, "The activity's serviceUrl is none that this bot answers to.");
        }
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && context.Request.Headers.Authorization.Count == 0
        && !context.Request.Headers.Keys.Any(IsForwarding);

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of /api/messages was refused.")]
    private partial void LogRefused();
}
