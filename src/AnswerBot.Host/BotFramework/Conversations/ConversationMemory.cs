using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Conversations;

/// <summary>
/// The last questions of each user in each conversation, for follow-ups, and which conversations were welcomed. Kept in the process, or in Redis where one is configured;
/// either way it expires by itself. Keys are hashes: nobody's channel id is stored.
/// </summary>
internal sealed class ConversationMemory(IDistributedCache cache, IOptions<ConversationOptions> options)
{
    private static readonly TimeSpan WelcomeLifetime = TimeSpan.FromDays(30);

    private readonly ConversationOptions _options = options.Value;

    /// <summary>The user's last questions in the conversation, oldest first.</summary>
    public async Task<IReadOnlyList<string>> RecallAsync(Activity activity, CancellationToken cancellationToken) =>
        (await ReadAsync(UserKey(activity), cancellationToken)).QuestionsIn(ConversationKey(activity));

    /// <summary>Adds a question.</summary>
    public async Task RememberAsync(Activity activity, string question, CancellationToken cancellationToken)
    {
        if (_options.RememberedQuestions == 0)
        {
            return;
        }

        var key = UserKey(activity);
        var memory = (await ReadAsync(key, cancellationToken)).With(ConversationKey(activity), question, _options.RememberedQuestions);
        var lifetime = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = _options.MemoryLifetime };
        await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(memory), lifetime, cancellationToken);
    }

    /// <summary>Forgets the user, in all conversations.</summary>
    public Task ForgetAsync(Activity activity, CancellationToken cancellationToken) => cache.RemoveAsync(UserKey(activity), cancellationToken);

    /// <summary>Whether the conversation is new; it is not from now on.</summary>
    public async Task<bool> IsFirstMeetingAsync(Activity activity, CancellationToken cancellationToken)
    {
        var key = "welcomed:" + ConversationKey(activity);
        if (await cache.GetAsync(key, cancellationToken) is not null)
        {
            return false;
        }

        await cache.SetAsync(key, [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = WelcomeLifetime }, cancellationToken);
        return true;
    }

    /// <summary>The bot was removed: the user is forgotten, and met anew if it comes back.</summary>
    public async Task EndAsync(Activity activity, CancellationToken cancellationToken)
    {
        await ForgetAsync(activity, cancellationToken);
        await cache.RemoveAsync("welcomed:" + ConversationKey(activity), cancellationToken);
    }

    private async Task<UserMemory> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(key, cancellationToken) is { } bytes && JsonSerializer.Deserialize<UserMemory>(bytes) is { Conversations: not null } memory ? memory : UserMemory.Empty;
        }
        catch (JsonException)
        {
            // Written by another version: a forgotten follow-up is a smaller harm than no answer.
            return UserMemory.Empty;
        }
    }

    private static string UserKey(Activity activity) => "user:" + Hash(activity.ChannelId, activity.FromId);

    private static string ConversationKey(Activity activity) => Hash(activity.ChannelId, activity.ConversationId);

    private static string Hash(string? channel, string? id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{id}")))[..32];
}
