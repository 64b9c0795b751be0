namespace AnswerBot.Summaries;

/// <summary>What became of a summary.</summary>
public enum SummaryStatus
{
    /// <summary>Not asked for or not configured.</summary>
    Off,

    /// <summary>There.</summary>
    Ok,

    /// <summary>Written, but not borne out by the excerpts; or the model declined.</summary>
    Refused,

    /// <summary>Not ready in time.</summary>
    TimedOut,

    /// <summary>The provider failed, or must not be asked now.</summary>
    Failed,
}
