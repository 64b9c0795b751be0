namespace AnswerBot.Host.BotFramework.Conversations;

/// <summary>Redis, for a memory that several instances share and that outlives a restart.</summary>
public sealed class RedisOptions
{
    /// <summary>In the form of StackExchange.Redis, such as <c>redis.example.org:6380,ssl=true,password=…</c>. Give it in the environment. Default none: the memory is kept in the process.</summary>
    public string? ConnectionString { get; init; }
}
