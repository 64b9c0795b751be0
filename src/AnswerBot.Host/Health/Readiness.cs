using AnswerBot.Indexes;

namespace AnswerBot.Host.Health;

/// <summary>Whether the server can answer: the index is up to date and the model has run once, so that the first question is as fast as the tenth.</summary>
internal sealed class Readiness
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    public void Reached() => _isReady = true;

    /// <exception cref="IndexUnavailableException">Not ready yet.</exception>
    public void Require()
    {
        if (!_isReady)
        {
            const string Reason = "The index is being prepared. Try again in a moment; /health/ready tells when.";
            throw new IndexUnavailableException(Reason) { PublicMessage = Reason };
        }
    }
}
