using AnswerBot.Summaries;

namespace AnswerBot.Host.Tests.Summaries;

/// <summary>Stands for a model that replies when a test lets it.</summary>
internal sealed class HeldSummarizer(string text) : ISummarizer
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _release.TrySetResult();

    public async Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        await _release.Task.WaitAsync(cancellationToken);
        return new SummaryReply(text, 100, 10);
    }
}
