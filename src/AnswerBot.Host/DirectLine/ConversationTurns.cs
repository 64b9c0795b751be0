using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.DirectLine;

/// <summary>
/// Hands what was posted to the bot, one activity of a conversation after the other, beside the request that brought it: the client must have its own words back before the
/// bot's. On shutdown the turns under way are cancelled and waited for.
/// </summary>
internal sealed partial class ConversationTurns(BotTurn bot, Conversations conversations, IHostApplicationLifetime lifetime, ILogger<ConversationTurns> logger) : IAsyncDisposable
{
    /// <summary>Tells the bot that the user has come.</summary>
    public void Begin(Conversation conversation, string? locale) =>
        conversation.TryEnqueue(null, () => RunAsync(conversation, ClientActivity.Joined(conversation, locale), lifetime.ApplicationStopping));

    /// <summary>Echoes what the user posted, and lets the bot handle it.</summary>
    /// <returns>The activity's id; null where too many of the conversation wait already.</returns>
    public string? TryPost(Conversation conversation, Activity activity) =>
        conversation.TryEnqueue(activity.Json, () => RunAsync(conversation, activity, lifetime.ApplicationStopping));

    public async ValueTask DisposeAsync() => await Task.WhenAll(conversations.All.Select(conversation => conversation.WhenQuietAsync()));

    private async Task RunAsync(Conversation conversation, Activity activity, CancellationToken stopping)
    {
        try
        {
            await bot.RunAsync(activity, new ConversationReplies(conversation), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program ends, and the conversation with it.
        }
        catch (Exception exception)
        {
            // The bot tells its user what fails; nobody awaits a turn that could not even do that.
            LogFailed(conversation.Id, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {Conversation} failed.")]
    private partial void LogFailed(string conversation, Exception exception);
}
