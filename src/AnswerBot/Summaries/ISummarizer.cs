namespace AnswerBot.Summaries;

/// <summary>Writes a summary of excerpts. The seam between the main path and a model: what it returns is not trusted, see <see cref="SummaryGuard"/>.</summary>
public interface ISummarizer
{
    /// <summary>Asks once, without repeating.</summary>
    /// <exception cref="SummarizerException">There is no reply; the exception says why.</exception>
    Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken);
}
