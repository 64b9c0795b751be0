using AnswerBot.Host.BotFramework.Authentication;
using AnswerBot.Host.BotFramework.Connector;

namespace AnswerBot.Host.BotFramework;

/// <summary>The wiring of the Bot Framework endpoint, in the order in which an activity passes.</summary>
internal static class BotServices
{
    public static void AddBot(this IServiceCollection services)
    {
        services.AddSingleton<BotEndpoint>();
        services.AddSingleton<BotAccess>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<TurnQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<ConnectorClient>();
        services.AddConnectorHttp();
    }
}
