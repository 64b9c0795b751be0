using AnswerBot.Summaries;

namespace AnswerBot.Tests.Summaries;

/// <summary>Replies as a test wants it.</summary>
internal sealed class FakeSummarizer : ISummarizer
{
    public Func<CancellationToken, Task<SummaryReply>> Reply { get; set; } = _ => Task.FromResult(new SummaryReply(SomeSummary.True, 100, 10));

    public int Asked { get; private set; }

    public static FakeSummarizer Saying(string text) => new() { Reply = _ => Task.FromResult(new SummaryReply(text, 100, 10)) };

    public static FakeSummarizer Failing(TimeSpan? retryAfter = null) => new() { Reply = _ => throw new SummarizerException(SummaryFailure.ErrorStatus, "It failed.") { RetryAfter = retryAfter } };

    public Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        Asked++;
        return Reply(cancellationToken);
    }
}
