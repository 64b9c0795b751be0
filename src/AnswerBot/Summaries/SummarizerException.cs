namespace AnswerBot.Summaries;

/// <summary>A model gave no reply. The message is for the log: it names address and remedy, and never holds a key, a question or a transcript.</summary>
public sealed class SummarizerException(SummaryFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kept the model from replying.</summary>
    public SummaryFailure Failure { get; } = failure;

    /// <summary>The HTTP status, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>How long the service wants to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
