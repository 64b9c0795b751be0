using System.Collections.Concurrent;
using System.Net;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>
/// Who may call <c>/api/messages</c>: with an app id whoever carries a valid token; without one a tool on a developer's own machine, in
/// Development, and nobody else.
/// </summary>
internal sealed partial class BotAccess(
    IOptions<BotOptions> options, IHostEnvironment environment, CallerTokens tokens, ServiceHosts hosts, TimeProvider time, ILogger<BotAccess> logger)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly bool _hasApp = !string.IsNullOrEmpty(options.Value.AppId);
    private readonly ConcurrentDictionary<TokenRefusal, DateTimeOffset> _logged = [];

    /// <summary>Checks what can be checked before the body is read.</summary>
    /// <exception cref="ClientProblem">The caller is not let in (401), or that cannot be told now (503).</exception>
    public async Task<BotCaller> AuthenticateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return _hasApp ? await tokens.ValidateAsync(context.Request.Headers.Authorization, cancellationToken)
                : environment.IsDevelopment() && IsLocal(context) ? BotCaller.Local
                : throw new TokenRefusedException(TokenRefusal.NotLocal);
        }
        catch (TokenRefusedException refused)
        {
            throw Refuse(refused);
        }
    }

    /// <summary>Checks what the activity says against what the token says, and where the answer would go.</summary>
    /// <exception cref="ClientProblem">The token does not cover the activity (401), or the bot answers no such address (400).</exception>
    public void Authorize(BotCaller caller, Activity activity)
    {
        try
        {
            caller.Channel?.Require(activity);
        }
        catch (TokenRefusedException refused)
        {
            throw Refuse(refused);
        }

        if (!hosts.Allows(activity.ServiceUrl!))
        {
            throw new ClientProblem(StatusCodes.Status400BadRequest, $"The activity's serviceUrl is no address that this bot answers to. {hosts.Remedy}");
        }
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && context.Request.Headers.Authorization.Count == 0
        && !context.Request.Headers.Keys.Any(IsForwarding);

    // A tunnel's calls come from this machine too, and these headers give them away. The second are what the server leaves of the first once it has read them.
    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Via", StringComparison.OrdinalIgnoreCase);

    private ClientProblem Refuse(TokenRefusedException refused)
    {
        Instruments.CountRefusedToken(refused.Reason.ToString());

        // Once a minute for each reason: whoever guesses tokens must not fill the log.
        var now = time.GetUtcNow();
        var last = _logged.GetOrAdd(refused.Reason, DateTimeOffset.MinValue);
        if (now - last >= LogInterval && _logged.TryUpdate(refused.Reason, now, last))
        {
            Log(refused.Reason);
        }

        return new ClientProblem(StatusCodes.Status401Unauthorized, "The call carries no token that lets it in. The server's log says what is missing.");
    }

    private void Log(TokenRefusal reason)
    {
        if (reason == TokenRefusal.NotLocal)
        {
            LogNoApp(environment.EnvironmentName);
        }
        else
        {
            LogRefused(reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of /api/messages was refused: {Reason}. Further ones of the same kind are not logged for a minute.")]
    private partial void LogRefused(TokenRefusal reason);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "A call of /api/messages was refused: the bot has no app id (AnswerBot:Bot:AppId). Without one only tools on this machine may call, in Development (this is {Environment}), on localhost, without a token and not through a proxy or tunnel.")]
    private partial void LogNoApp(string environment);
}
