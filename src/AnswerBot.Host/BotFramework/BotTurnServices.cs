using AnswerBot.Host.BotFramework.Conversations;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.BotFramework.LastCheck;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>The wiring of the bot's turn: what happens with an activity after a door has accepted it.</summary>
internal static class BotTurnServices
{
    public static void AddBotTurn(this IServiceCollection services, IConfiguration configuration)
    {
        AddMemory(services, configuration);
        services.AddSingleton<ConversationMemory>();
        services.AddFeedback();
        services.AddSingleton<RecentAnswers>();
        services.AddSingleton<FeedbackIntake>();
        services.AddSingleton<TypingIndicator>();
        services.AddSingleton<OutgoingCheck>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<GreetingTurn>();
        services.AddSingleton<QuestionTurn>();
        services.AddSingleton<ButtonTurn>();
        services.TryAddSingleton<BotTurn>();
    }

    /// <summary>The feedback file; for the verbs that read it too.</summary>
    public static void AddFeedback(this IServiceCollection services)
    {
        services.AddSingleton<UserPseudonyms>();
        services.AddSingleton<FeedbackFile>();
        services.AddSingleton<FeedbackExport>();
    }

    private static void AddMemory(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[$"{AnswerBotOptions.Section}:Redis:{nameof(RedisOptions.ConnectionString)}"] is { Length: > 0 } connection)
        {
            services.AddStackExchangeRedisCache(redis =>
            {
                redis.Configuration = connection;
                redis.InstanceName = "answerbot:";
            });
            return;
        }

        services.AddDistributedMemoryCache();
        services.AddOptions<MemoryDistributedCacheOptions>().Configure<IOptions<ConversationOptions>>((cache, conversations) => cache.SizeLimit = conversations.Value.MemoryLimit);
    }
}
