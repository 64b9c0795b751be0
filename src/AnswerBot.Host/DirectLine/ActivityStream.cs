using System.Net.WebSockets;

namespace AnswerBot.Host.DirectLine;

/// <summary>The WebSocket of a conversation: sends every activity as it comes, and notices when the client has gone. What the client sends, its pings, is dropped.</summary>
internal sealed class ActivityStream(WebSocket socket, Conversation conversation)
{
    // A client that takes nothing for this long is gone, whatever its connection says.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the client goes, a newer stream takes its place, or the server stops.</summary>
    /// <param name="watermark">The last activity that the client has seen.</param>
    /// <param name="place">From <see cref="Conversation.Join"/>; ends it, and is ended by it.</param>
    public async Task RunAsync(long watermark, CancellationTokenSource place)
    {
        var sending = SendAsync(watermark, place.Token);
        var draining = DrainAsync(place.Token);
        // However one of the two ends, a client that left or a stream that was replaced, there is nothing to tell anybody.
        await Task.WhenAny(sending, draining);
        await place.CancelAsync();
        await Task.WhenAll(sending, draining).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (socket.State == WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(CloseTimeout);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
    }

    private async Task SendAsync(long watermark, CancellationToken cancellationToken)
    {
        var (position, isLive) = (watermark, false);
        while (true)
        {
            // Typing that is already over must not be shown to whoever comes later; what comes from now on is live.
            if (conversation.Log.ReadAfter(position, withPassing: isLive) is { } news)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(SendTimeout);
                await socket.SendAsync(news.ToJson(), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
                position = news.Watermark;
            }
            else
            {
                position = conversation.Log.Last;
            }

            isLive = true;
            await conversation.Log.WaitBeyondAsync(position, cancellationToken);
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var dropped = new byte[256];
        while ((await socket.ReceiveAsync(dropped.AsMemory(), cancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }
    }
}
