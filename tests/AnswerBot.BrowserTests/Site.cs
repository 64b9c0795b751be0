using AnswerBot.Host;
using AnswerBot.Host.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnswerBot.BrowserTests;

/// <summary>The real server, on a port of its own, with an index of its own.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Serves what is in the index, and listens on a free port.</summary>
    public static Task<Site> StartAsync(string dataPath, params (string Key, string? Value)[] settings) => StartAsync("http://127.0.0.1:0", dataPath, _ => { }, settings);

    public static async Task<Site> StartAsync(string address, string dataPath, Action<IServiceCollection> replace, params (string Key, string? Value)[] settings)
    {
        var app = WebServer.Build(address, builder =>
        {
            builder.Logging.ClearProviders();
            var changes = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
            changes["AnswerBot:DataPath"] = dataPath;
            builder.Configuration.AddInMemoryCollection(changes);
            replace(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        await ServeCommand.PrepareAsync(app.Services, TestContext.Current.CancellationToken);
        return new Site(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
