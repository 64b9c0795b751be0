using System.Text.Json;
using System.Text.Json.Serialization;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.DirectLine;
using AnswerBot.Host.Health;
using AnswerBot.Host.Telemetry;
using AnswerBot.Host.WebChat;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AnswerBot.Host;

/// <summary>Builds the web server: configuration, wiring, routes. Reads top to bottom in the order in which a request passes.</summary>
internal static class WebServer
{
    public const string DefaultUrl = "http://localhost:3978";

    private const int MaxRequestBytes = 1024 * 1024;

    // The longest question in a link is 9,000 bytes, each Chinese character nine of them; the default of 8 KiB would cut it off.
    private const int MaxRequestLineBytes = 16 * 1024;

    /// <param name="urls">Addresses to listen on, separated by semicolons; null for the configured or the default one.</param>
    /// <param name="customize">Changes for tests; null otherwise.</param>
    public static WebApplication Build(string? urls, Action<WebApplicationBuilder>? customize = null)
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory, Environment.CurrentDirectory);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = root.Path,
            EnvironmentName = EnvironmentOf(root),
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
        });
        // A failed start reaches the user as one clear message, not as a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        UseUrls(builder, urls);
        customize?.Invoke(builder);
        AddServices(builder, root);
        var app = builder.Build();
        MapRoutes(app);
        return app;
    }

    // Started from a checkout it is Development, published it is Production. A launch profile would say the same, but makes `dotnet run`
    // write to standard output, where `ask --json` must be alone.
    internal static string EnvironmentOf(ContentRoot root) =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? (File.Exists(root.Resolve("AnswerBot.sln")) ? Environments.Development : Environments.Production);

    private static void UseUrls(WebApplicationBuilder builder, string? urls)
    {
        var configured = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (urls is not null || (string.IsNullOrEmpty(configured) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()))
        {
            builder.WebHost.UseUrls(urls ?? DefaultUrl);
        }
    }

    private static void AddServices(WebApplicationBuilder builder, ContentRoot root)
    {
        builder.Services.AddAnswerBot(builder.Configuration, root);
        builder.Services.AddHostSections(builder.Configuration);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton(_ => new AnswerGate());
        builder.Services.AddBotTurn(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddBot();
        builder.Services.AddDirectLine();
        builder.Services.TryAddSingleton<PageAssets>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemHandler>();
        builder.Services.AddApiAccess();
        builder.Services.AddOpenApi(openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "AnswerBot";
            document.Info.Description = "Answers questions about press conferences with verbatim, attributed excerpts.";
            return Task.CompletedTask;
        }));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    private static void MapRoutes(WebApplication app)
    {
        TrustedProxies.Use(app);
        app.Use(AddSecurityHeaders);
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => StatusProblem.WriteAsync(context.HttpContext));
        app.UseRateLimiter();
        app.UseWebSockets();
        app.MapOpenApi();
        app.MapHealth();
        var api = app.MapGroup("/api").RequireRateLimiting(ApiAccess.PerClient).AddEndpointFilter(ApiAccess.CheckAsync);
        api.MapAnswers();
        api.MapTranscripts();
        BotEndpoint.Map(app);
        app.MapDirectLine();
        app.MapPages();
        app.Services.GetRequiredService<PageAssets>().Map(app);
    }

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        // At the very end: an error clears the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers.ContentSecurityPolicy = PageNonce.PolicyFor(context);
            return Task.CompletedTask;
        });
        return next(context);
    }
}
