using AnswerBot.Host.BotFramework.Rendering;

namespace AnswerBot.Host.BotFramework;

/// <summary>
/// Shows that the bot is at work, where that takes longer than a moment and the channel can show it. It is all that is shown before an answer is complete and checked:
/// unchecked text is never sent.
/// </summary>
internal sealed partial class TypingIndicator(TimeProvider clock, ILogger<TypingIndicator> logger)
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(700);

    // Web Chat shows it for five seconds.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Awaits <paramref name="work"/>, showing meanwhile that something is going on.</summary>
    public async Task<T> WhileAsync<T>(Task<T> work, Exchange exchange, CancellationToken cancellationToken)
    {
        if (CanShow(exchange.Incoming))
        {
            for (var wait = Delay; await IsLongerThanAsync(work, wait, cancellationToken) && await ShowAsync(exchange, cancellationToken); wait = Interval)
            {
            }
        }

        return await work;
    }

    // Replies that are sent all at once at the end cannot tell of the time before.
    private static bool CanShow(Activity incoming) =>
        ChannelFamilies.Of(incoming.ChannelId) != ChannelFamily.Plain && incoming.DeliveryMode != "expectReplies";

    // An answer must not be lost because the channel would not show that it was coming.
    private async Task<bool> ShowAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.Replies.SendAsync(exchange.Incoming.Reply("typing"), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotShown(exception.Message);
            return false;
        }
    }

    private async Task<bool> IsLongerThanAsync(Task work, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(work, Task.Delay(wait, clock, over.Token));
        await over.CancelAsync();
        return first != work && !cancellationToken.IsCancellationRequested;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A typing indicator could not be shown: {Reason}")]
    private partial void LogNotShown(string reason);
}
