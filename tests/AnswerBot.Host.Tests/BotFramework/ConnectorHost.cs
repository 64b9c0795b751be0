using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>The sending half of the bot as the server wires it, without the server.</summary>
internal sealed class ConnectorHost : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="settings">Below <c>AnswerBot:Bot</c>.</param>
    /// <param name="time">The clock; null for the real one.</param>
    /// <param name="tokenService">What gives the bot its tokens; null where none is asked.</param>
    /// <param name="environment">Name of the environment.</param>
    public ConnectorHost(Dictionary<string, string?>? settings = null, TimeProvider? time = null, HttpMessageHandler? tokenService = null, string? environment = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection((settings ?? []).ToDictionary(setting => $"AnswerBot:Bot:{setting.Key}", setting => setting.Value)).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment ?? Environments.Development });
        services.AddAnswerBot(configuration, ContentRoot.Find(AppContext.BaseDirectory));
        services.AddHostSections(configuration);
        services.AddBot();
        if (tokenService is not null)
        {
            services.AddHttpClient(ConnectorTokens.ClientName).ConfigurePrimaryHttpMessageHandler(() => tokenService);
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>The settings of a bot with an app id and a secret.</summary>
    public static Dictionary<string, string?> App(params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["AppId"] = AuthenticatedServer.AppId, ["AppSecret"] = "s3cr3t-value", ["TenantId"] = AuthenticatedServer.Tenant };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    public T Get<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>Replies to a message of the channel at this address.</summary>
    public Task<string?> ReplyAsync(string serviceUrl, Activity? reply = null, string conversation = "a:1")
    {
        var incoming = new Activity(Incoming.Message(serviceUrl: serviceUrl, conversation: conversation));
        if (reply is null)
        {
            reply = incoming.Reply("message");
            reply.Json["text"] = "hello";
        }

        return new ConnectorReplies(Get<ConnectorClient>(), incoming).SendAsync(reply, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _services.Dispose();
}
