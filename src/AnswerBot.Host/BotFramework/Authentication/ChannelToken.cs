namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>What a channel's valid token says about the activities that it may bring.</summary>
/// <param name="Endorsements">The channels that its key may speak for.</param>
/// <param name="ServiceUrl">Where answers go; null where the token does not say.</param>
internal sealed record ChannelToken(IReadOnlyList<string> Endorsements, string? ServiceUrl)
{
    /// <summary>Holds an activity against the token, so that one channel cannot speak for another, nor a stolen token turn the answers elsewhere.</summary>
    /// <exception cref="TokenRefusedException">The activity is not one that the token covers.</exception>
    public void Require(Activity activity)
    {
        if (activity.ChannelId is not { } channel || !Endorsements.Contains(channel))
        {
            throw new TokenRefusedException(TokenRefusal.Endorsement);
        }

        if (ServiceUrl is null || !WithoutSlash(ServiceUrl).Equals(WithoutSlash(activity.ServiceUrl ?? ""), StringComparison.OrdinalIgnoreCase))
        {
            throw new TokenRefusedException(TokenRefusal.ServiceUrl);
        }
    }

    private static string WithoutSlash(string url) => url.EndsWith('/') ? url[..^1] : url;
}
