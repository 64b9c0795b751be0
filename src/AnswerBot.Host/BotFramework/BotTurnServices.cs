using AnswerBot.Host.BotFramework.Conversations;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>The wiring of the bot's turn: what happens with an activity after a door has accepted it.</summary>
internal static class BotTurnServices
{
    public static void AddBotTurn(this IServiceCollection services)
    {
        services.AddDistributedMemoryCache();
        services.AddOptions<MemoryDistributedCacheOptions>().Configure<IOptions<ConversationOptions>>((cache, conversations) => cache.SizeLimit = conversations.Value.MemoryLimit);
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<QuestionTurn>();
        services.AddSingleton<BotTurn>();
    }
}
