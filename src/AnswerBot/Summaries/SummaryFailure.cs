namespace AnswerBot.Summaries;

/// <summary>What keeps a model from replying.</summary>
public enum SummaryFailure
{
    /// <summary>The service declined to write, as its content filter does, and works otherwise.</summary>
    Filtered,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>The key is wrong, or none was sent.</summary>
    KeyRefused,

    /// <summary>No such model, or no such address at the service.</summary>
    UnknownModel,

    /// <summary>The service wants fewer requests.</summary>
    TooManyRequests,

    /// <summary>Another status that means failure.</summary>
    ErrorStatus,

    /// <summary>The service let the connection wait too long.</summary>
    NoReplyInTime,

    /// <summary>The connection ended in the middle of a reply.</summary>
    BrokenOff,

    /// <summary>A reply longer than any summary can be.</summary>
    Endless,

    /// <summary>A reply without text.</summary>
    Empty,

    /// <summary>What came is no chat completion.</summary>
    NotACompletion,
}
