namespace AnswerBot.Summaries;

/// <summary>A model gave no reply. The message says why and never holds a key, a question or a transcript.</summary>
public sealed class SummarizerException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the service declined to write, as its content filter does, and works otherwise.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>How long the service wants to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
