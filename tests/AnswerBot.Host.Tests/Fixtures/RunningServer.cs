using System.Net;
using AnswerBot.Host.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnswerBot.Host.Tests.Fixtures;

/// <summary>The real server on a free loopback port. A request can claim to come from another machine with the header <see cref="FromHeader"/>.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    public const string FromHeader = "X-Test-From";

    private readonly WebApplication _app;

    private RunningServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    public Uri Address => Client.BaseAddress!;

    /// <summary>Listens, but is not ready before <see cref="PrepareAsync"/>.</summary>
    public static Task<RunningServer> StartAsync(string dataPath, params (string Key, string? Value)[] settings) => StartAsync(dataPath, _ => { }, settings);

    /// <summary>The same, with some services replaced.</summary>
    public static async Task<RunningServer> StartAsync(string dataPath, Action<IServiceCollection> replace, params (string Key, string? Value)[] settings)
    {
        var app = Build(dataPath, settings, replace);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(app);
    }

    /// <summary>Listens and answers.</summary>
    public static async Task<RunningServer> StartReadyAsync(string dataPath, params (string Key, string? Value)[] settings)
    {
        var server = await StartAsync(dataPath, settings);
        await server.PrepareAsync();
        return server;
    }

    /// <summary>The same, with some services replaced.</summary>
    public static async Task<RunningServer> StartReadyAsync(string dataPath, Action<IServiceCollection> replace, params (string Key, string? Value)[] settings)
    {
        var server = await StartAsync(dataPath, replace, settings);
        await server.PrepareAsync();
        return server;
    }

    /// <summary>Makes the index in <paramref name="dataPath"/> as <c>serve</c> would, and lets go of it.</summary>
    public static async Task IngestAsync(string dataPath)
    {
        await using var app = Build(dataPath, [], _ => { });
        await ServeCommand.PrepareAsync(app.Services, TestContext.Current.CancellationToken);
    }

    public Task PrepareAsync() => ServeCommand.PrepareAsync(_app.Services, TestContext.Current.CancellationToken);

    /// <summary>As <c>serve</c> does it where the index is on a server: again and again, until it can.</summary>
    public Task PrepareWhenPossibleAsync(CancellationToken cancellationToken) => ServeCommand.PrepareWhenPossibleAsync(_app.Services, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Stops as at the end of the process: lets go of its port, and ends what it took on.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    private static WebApplication Build(string dataPath, (string Key, string? Value)[] settings, Action<IServiceCollection> replace) =>
        WebServer.Build("http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IStartupFilter, ClaimedAddress>();
            var changes = new Dictionary<string, string?> { ["AnswerBot:DataPath"] = dataPath, ["AnswerBot:Api:RequestsPerMinute"] = "1000000" };
            foreach (var (key, value) in settings)
            {
                changes[key] = value;
            }

            builder.Configuration.AddInMemoryCollection(changes);
            replace(builder.Services);
        });

    private sealed class ClaimedAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers[FromHeader] is [{ } address])
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                }

                return following(context);
            });
            next(app);
        };
    }
}
