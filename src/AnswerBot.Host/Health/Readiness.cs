using AnswerBot.Indexes;

namespace AnswerBot.Host.Health;

/// <summary>Whether the server can answer: the index is up to date and the model has run once, so that the first question is as fast as the tenth.</summary>
internal sealed class Readiness
{
    private volatile bool _isReady;
    private volatile string _reason = "The index is being prepared.";

    public bool IsReady => _isReady;

    /// <summary>Why it is not ready, as anybody may know it.</summary>
    public string Reason => _reason;

    public void Reached() => _isReady = true;

    /// <summary>It could not be prepared so far; it is tried again.</summary>
    public void Blocked() => _reason = "The index cannot be reached so far; it is tried again.";

    /// <exception cref="IndexUnavailableException">Not ready yet.</exception>
    public void Require()
    {
        if (!_isReady)
        {
            var reason = $"{_reason} Try again in a moment; /health/ready tells when.";
            throw new IndexUnavailableException(reason) { PublicMessage = reason };
        }
    }
}
