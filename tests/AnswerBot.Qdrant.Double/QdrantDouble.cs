using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnswerBot.QdrantServer;

/// <summary>
/// A stateful server that speaks the part of Qdrant's REST API that AnswerBot uses. It answers recorded exchanges as the real server did, and is stricter
/// in two ways: it refuses members that the API does not have, and shuffles equal scores.
/// </summary>
public sealed class QdrantDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<LoggedRequest> _requests;
    private readonly DoubleOptions _options;

    private QdrantDouble(WebApplication app, ConcurrentQueue<LoggedRequest> requests, DoubleOptions options) => (_app, _requests, _options) = (app, requests, options);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<LoggedRequest> Requests => [.. _requests];

    /// <summary>Starts one.</summary>
    public static async Task<QdrantDouble> StartAsync(DoubleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = System.IO.Compression.CompressionLevel.Fastest);
        var app = builder.Build();
        var requests = new ConcurrentQueue<LoggedRequest>();
        app.UseResponseCompression();
        new Routes(options, new Store(options), requests).Map(app);
        await app.StartAsync();
        return new QdrantDouble(app, requests, options);
    }

    /// <summary>Hangs up on every call while set, as a server that is gone; what it holds stays.</summary>
    public bool IsDown
    {
        get => _options.IsDown;
        set => _options.IsDown = value;
    }

    /// <summary>Forgets what it was asked so far.</summary>
    public void ForgetRequests() => _requests.Clear();

    /// <summary>Stops listening; what it held is gone.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
