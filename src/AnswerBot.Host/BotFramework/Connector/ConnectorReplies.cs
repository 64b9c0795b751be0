namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Sends a turn's activities to the channel that the activity came from.</summary>
internal sealed class ConnectorReplies(ConnectorClient connector, Activity incoming) : IReplies
{
    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        connector.SendAsync(ConnectorAddress.For(incoming, activity.ReplyToId), activity, cancellationToken);
}
