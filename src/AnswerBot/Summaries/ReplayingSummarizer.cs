namespace AnswerBot.Summaries;

/// <summary>Replies what a model replied when it was recorded; asks nobody.</summary>
internal sealed class ReplayingSummarizer(ReplyRecording recording) : ISummarizer
{
    /// <exception cref="SummarizerException">The model failed when it was recorded.</exception>
    /// <exception cref="ReplyRecordingException">There is no recorded reply.</exception>
    public Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        var recorded = recording.Find(request);
        // Nobody needs to be left alone: the next line is there at once.
        return recorded.Failure is { } failure
            ? throw new SummarizerException(failure, $"The model failed when it was recorded ({failure}).") { Status = recorded.Status, RetryAfter = TimeSpan.Zero }
            : Task.FromResult(new SummaryReply(recorded.Text!, recorded.PromptTokens, recorded.ReplyTokens));
    }
}
