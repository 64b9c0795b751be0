using AnswerBot.Summaries;

namespace AnswerBot.Host.Tests.Summaries;

/// <summary>Stands for a model that always replies the same, or never.</summary>
internal sealed class FixedSummarizer(string? text) : ISummarizer
{
    public async Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return new SummaryReply(text!, 100, 10);
    }
}
