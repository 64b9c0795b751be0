namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>The HTTP client for connectors.</summary>
internal static class ConnectorHttp
{
    public const string Name = "connector";

    public static void AddConnectorHttp(this IServiceCollection services) =>
        services.AddHttpClient(Name).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        });
}
