namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>Why a caller was not let in; for the log and for counting, never for the caller.</summary>
internal enum TokenRefusal
{
    /// <summary>The bot has no app id, and the caller is no tool on a developer's own machine.</summary>
    NotLocal,

    /// <summary>There is no Authorization header.</summary>
    Missing,

    /// <summary>The header is not <c>Bearer</c> and one token.</summary>
    Scheme,

    /// <summary>The token cannot be read.</summary>
    Malformed,

    /// <summary>It is not signed, or with another algorithm than RS256, RS384 and RS512.</summary>
    Algorithm,

    /// <summary>It comes from nobody whom the bot believes.</summary>
    Issuer,

    /// <summary>The issuer publishes no such key.</summary>
    Key,

    /// <summary>The key did not sign it.</summary>
    Signature,

    /// <summary>It is for somebody else.</summary>
    Audience,

    /// <summary>It has expired, is not valid yet, or has no end.</summary>
    Lifetime,

    /// <summary>Its key is not endorsed for the activity's channel.</summary>
    Endorsement,

    /// <summary>It is not for the activity's service URL.</summary>
    ServiceUrl,

    /// <summary>Its holder is not on the list of callers.</summary>
    Caller,
}
