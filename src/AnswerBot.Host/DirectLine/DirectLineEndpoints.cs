using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Api;
using AnswerBot.Host.Health;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.DirectLine;

/// <summary>
/// The Direct Line 3.0 protocol under <c>/v3/directline</c>, as far as the Web Chat client uses it: the page talks to the same <see cref="BotFramework.BotTurn"/> as Teams,
/// without a service in between. Comes after the page; before the bot.
/// </summary>
internal static class DirectLineEndpoints
{
    public const string Base = "/v3/directline";

    private const int MaxStartBytes = 4096;

    // Finds out within a minute and a half that a client has gone without a word, so that its conversation counts as idle.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(30);

    public static void AddDirectLine(this IServiceCollection services)
    {
        services.AddSingleton<TokenSigner>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<ConversationTurns>();
        services.Configure<WebSocketOptions>(sockets => (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (PingInterval, PongTimeout));
    }

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var directLine = routes.MapGroup(Base).AddEndpointFilter(SameOrigin.CheckAsync).ExcludeFromDescription();
        directLine.MapPost("/tokens/generate", Generate).RequireRateLimiting(ApiAccess.PerClient);
        directLine.MapPost("/tokens/refresh", Refresh).RequireRateLimiting(ApiAccess.PerClient);
        directLine.MapPost("/conversations", StartAsync).RequireRateLimiting(ApiAccess.PerClient);
        directLine.MapGet("/conversations/{id}", Reconnect);
        directLine.MapPost("/conversations/{id}/activities", PostAsync);
        directLine.MapGet("/conversations/{id}/activities", Poll);
        directLine.MapGet("/conversations/{id}/stream", StreamAsync);
        directLine.MapPost("/conversations/{id}/upload", RefuseUpload);
    }

    private static IResult Generate([FromServices] TokenSigner signer) =>
        Results.Json(Grant(signer, TokenSigner.NewId(), $"user-{TokenSigner.NewId()}", started: false));

    private static IResult Refresh(HttpRequest request, [FromServices] TokenSigner signer, [FromServices] Conversations conversations)
    {
        var token = TokenOf(request, signer);
        if (token.Started && conversations.Find(token.ConversationId) is null)
        {
            throw Over();
        }

        return Results.Json(Grant(signer, token.ConversationId, token.UserId, token.Started));
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, [FromServices] TokenSigner signer, [FromServices] Conversations conversations, [FromServices] ConversationTurns turns, [FromServices] Readiness readiness, CancellationToken cancellationToken)
    {
        var token = TokenOf(request, signer);
        readiness.Require();
        var body = await ClientActivity.ReadOptionalAsync(request, MaxStartBytes, cancellationToken);
        var (conversation, isNew) = conversations.Begin(token, $"{SameOrigin.SchemeOf(request)}://{request.Host}{request.PathBase}");
        // A page whose former conversation is gone says so: its user was welcomed already.
        if (isNew && body["continued"]?.GetValueKind() != JsonValueKind.True)
        {
            turns.Begin(conversation, body["locale"] is JsonValue value && value.TryGetValue<string>(out var locale) ? locale : null);
        }

        return Results.Json(StartedGrant(request, signer, conversation, watermark: null), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult Reconnect(HttpRequest request, string id, string? watermark, [FromServices] TokenSigner signer, [FromServices] Conversations conversations)
    {
        var conversation = Find(request, id, signer, conversations);
        Require(conversation.Reads);
        return Results.Json(StartedGrant(request, signer, conversation, ParseWatermark(watermark)));
    }

    private static async Task<IResult> PostAsync(
        HttpRequest request, string id, [FromServices] TokenSigner signer, [FromServices] Conversations conversations, [FromServices] ConversationTurns turns, [FromServices] IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        var conversation = Find(request, id, signer, conversations);
        Require(conversation.Posts);
        var activity = await ClientActivity.ReadAsync(request, conversation, options.Value.MaxActivityBytes, cancellationToken);
        var activityId = turns.TryPost(conversation, activity) ?? throw TooMany("The bot has not caught up yet. Wait for its answers.");
        return Results.Json(new { id = activityId });
    }

    private static IResult Poll(HttpRequest request, string id, string? watermark, [FromServices] TokenSigner signer, [FromServices] Conversations conversations)
    {
        var conversation = Find(request, id, signer, conversations);
        Require(conversation.Reads);
        var since = ParseWatermark(watermark) ?? 0;
        var news = conversation.Log.ReadAfter(since, withPassing: false) ?? new ActivitySet([], conversation.Log.Last);
        return Results.Bytes(news.ToJson(), "application/json; charset=utf-8");
    }

    private static async Task StreamAsync(
        HttpContext context, string id, string? watermark, string? t, [FromServices] Conversations conversations, [FromServices] IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ClientProblem(StatusCodes.Status426UpgradeRequired, "This address takes a WebSocket; to poll, GET the conversation's activities.");
        }

        var conversation = conversations.Find(id) ?? throw Over();
        var since = ParseWatermark(watermark) ?? 0;
        if (!conversation.Tickets.TryUse(t ?? ""))
        {
            throw new ClientProblem(StatusCodes.Status403Forbidden, "The ticket of this address is used or expired. GET the conversation for a new address.");
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, context.RequestAborted);
        // Before the client knows that it listens: from then on nobody may take the conversation's place.
        var place = conversation.Join(stopping.Token);
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new ActivityStream(socket, conversation).RunAsync(since, place);
        }
        finally
        {
            conversation.Leave(place);
        }
    }

    private static IResult RefuseUpload() =>
        throw new ClientProblem(StatusCodes.Status415UnsupportedMediaType, "The bot takes no files. Ask in words.");

    private static ChatToken TokenOf(HttpRequest request, TokenSigner signer)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        // 403, not 401: only that tells the client to give up this token.
        return (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? signer.Read(header[Scheme.Length..].Trim()) : null)
            ?? throw new ClientProblem(StatusCodes.Status403Forbidden, $"The token is missing, expired or not of this server. POST {Base}/tokens/generate for one.");
    }

    private static Conversation Find(HttpRequest request, string id, TokenSigner signer, Conversations conversations)
    {
        var token = TokenOf(request, signer);
        return token.ConversationId == id
            ? conversations.Find(id) ?? throw Over()
            : throw new ClientProblem(StatusCodes.Status403Forbidden, "The token is for another conversation.");
    }

    private static Dictionary<string, object> Grant(TokenSigner signer, string conversationId, string userId, bool started) => new()
    {
        ["conversationId"] = conversationId,
        ["token"] = signer.Issue(conversationId, userId, started),
        ["expires_in"] = (int)signer.Lifetime.TotalSeconds,
        ["userId"] = userId,
    };

    private static Dictionary<string, object> StartedGrant(HttpRequest request, TokenSigner signer, Conversation conversation, long? watermark)
    {
        var grant = Grant(signer, conversation.Id, conversation.UserId, started: true);
        var scheme = SameOrigin.SchemeOf(request) == "https" ? "wss" : "ws";
        grant["streamUrl"] = string.Create(
            CultureInfo.InvariantCulture, $"{scheme}://{request.Host}{request.PathBase}{Base}/conversations/{conversation.Id}/stream?watermark={watermark}&t={conversation.Tickets.Issue()}");
        return grant;
    }

    private static long? ParseWatermark(string? watermark) =>
        string.IsNullOrEmpty(watermark) ? null
        : long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ClientProblem(StatusCodes.Status400BadRequest, "The watermark must be one that this server gave, or be left out.");

    private static void Require(CallBudget budget)
    {
        if (!budget.TryTake())
        {
            throw TooMany("Too many calls on this conversation. Try again in a minute; the bounds are AnswerBot:DirectLine:PostsPerMinute and ReadsPerMinute.");
        }
    }

    private static ClientProblem TooMany(string message) => new(StatusCodes.Status429TooManyRequests, message);

    private static ClientProblem Over() => new(StatusCodes.Status404NotFound, "The conversation is over, or was never begun. Begin a new one.");
}
