using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.BotFramework.TeamsApp;
using AnswerBot.Host.DirectLine;
using AnswerBot.Host.Telemetry;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host;

/// <summary>The sections of the configuration that only the host reads; every verb knows them, so that it can tell a misspelt one.</summary>
internal static class HostSections
{
    public static void AddHostSections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ApiOptions>(configuration, "Api");
        services.AddSection<ConversationOptions>(configuration, "Conversations");
        services.AddSection<RedisOptions>(configuration, "Redis");
        services.AddSection<FeedbackOptions>(configuration, "Feedback");
        services.AddSection<TeamsAppOptions>(configuration, "TeamsApp");
        services.AddSection<TelemetryOptions>(configuration, "Telemetry");
        services.AddSingleton<IValidateOptions<ApiOptions>, TrustedProxies>();
        services.AddSection<BotOptions>(configuration, "Bot");
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddSection<DirectLineOptions>(configuration, "DirectLine");
        services.RefuseUnknownSettings(configuration);
    }
}
