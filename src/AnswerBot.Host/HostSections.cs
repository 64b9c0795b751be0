using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.DirectLine;

namespace AnswerBot.Host;

/// <summary>The sections of the configuration that only the host reads; every verb knows them, so that it can tell a misspelt one.</summary>
internal static class HostSections
{
    public static void AddHostSections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ApiOptions>(configuration, "Api");
        services.AddSection<BotOptions>(configuration, "Bot");
        services.AddSection<ConversationOptions>(configuration, "Conversations");
        services.AddSection<DirectLineOptions>(configuration, "DirectLine");
        services.RefuseUnknownSettings(configuration);
    }
}
