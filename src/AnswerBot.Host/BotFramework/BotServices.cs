using AnswerBot.Host.BotFramework.Authentication;
using AnswerBot.Host.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>The wiring of the Bot Framework endpoint, in the order in which an activity passes.</summary>
internal static class BotServices
{
    // What the rest of a stop may take: requests under way, and turns that were told to end.
    private static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(15);

    public static void AddBot(this IServiceCollection services)
    {
        services.AddSingleton<BotEndpoint>();
        services.AddSingleton<BotAccess>();
        services.AddSingleton<CallerTokens>();
        services.AddSingleton<CallerKeys>();
        CallerKeys.AddHttp(services);
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<TurnQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        services.AddOptions<HostOptions>().Configure<IOptions<BotOptions>>((host, bot) => host.ShutdownTimeout = bot.Value.DrainTimeout + ShutdownMargin);
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<SendPace>();
        services.AddSingleton<ConnectorTokens>();
        ConnectorTokens.AddHttp(services);
        services.AddSingleton<ConnectorSocket>();
        services.AddConnectorHttp();
    }
}
