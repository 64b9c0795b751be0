namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Where an activity of ours goes.</summary>
/// <param name="Url">Address of the call.</param>
/// <param name="Conversation">The conversation at that channel; sends to it are paced together.</param>
internal sealed record ConnectorAddress(Uri Url, string Conversation)
{
    /// <param name="incoming">The activity that is answered; its service URL was checked.</param>
    /// <param name="replyToId">The activity that is replied to; null for one of its own.</param>
    public static ConnectorAddress For(Activity incoming, string? replyToId)
    {
        // Joined as text: resolving a relative address would drop the last segment of a service URL without a final slash.
        var service = new Uri(incoming.ServiceUrl!).GetLeftPart(UriPartial.Path).TrimEnd('/');
        var activities = $"{service}/v3/conversations/{Uri.EscapeDataString(incoming.ConversationId!)}/activities";
        var url = IsSegment(replyToId) ? $"{activities}/{Uri.EscapeDataString(replyToId!)}" : activities;
        return new ConnectorAddress(new Uri(url), $"{service}\n{incoming.ConversationId}");
    }

    private static bool IsSegment(string? id) => !string.IsNullOrEmpty(id) && id is not ("." or "..");
}
