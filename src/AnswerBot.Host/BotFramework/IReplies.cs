namespace AnswerBot.Host.BotFramework;

/// <summary>Where a turn's activities go: a channel's connector over HTTP, the body of an <c>expectReplies</c> answer, or the page's local Direct Line.</summary>
internal interface IReplies
{
    /// <summary>
    /// Where links to transcript pages start for the receiver of these replies, such as <c>http://localhost:3978</c>;
    /// null where <c>AnswerBot:PublicUrl</c> decides. The local page gives the address that it was opened at.
    /// </summary>
    string? LinkBase => null;

    /// <summary>Sends one activity; activities of one turn arrive in the order of the calls.</summary>
    /// <returns>The id the channel gave it; null where it gives none.</returns>
    /// <exception cref="ReplyRefusedException">The channel does not take it, or cannot be reached.</exception>
    Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Drops what was said before <paramref name="incoming"/> from what this process keeps for whoever reconnects; nothing where the channel keeps it.</summary>
    void ForgetBefore(Activity incoming)
    {
    }
}
