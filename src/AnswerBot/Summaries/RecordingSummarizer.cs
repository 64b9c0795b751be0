namespace AnswerBot.Summaries;

/// <summary>Asks a model and writes down what it replies, or why it does not, line by line, so that a run that is cut short keeps what it has. What runs out of time is not written.</summary>
internal sealed class RecordingSummarizer : ISummarizer
{
    private readonly ISummarizer _inner;
    private readonly string _model;
    private readonly string _path;
    private readonly Lock _lock = new();

    /// <exception cref="ReplyRecordingException">The file is there already.</exception>
    public RecordingSummarizer(ISummarizer inner, string model, string path)
    {
        (_inner, _model, _path) = (inner, model, path);
        ReplyRecording.Create(path);
    }

    public async Task<SummaryReply> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        var line = new RecordedReply(RecordedReply.KeyOf(_model, request), _model, request.Question);
        try
        {
            var reply = await _inner.WriteAsync(request, cancellationToken);
            Append(line with { Text = reply.Text, PromptTokens = reply.PromptTokens, ReplyTokens = reply.ReplyTokens });
            return reply;
        }
        catch (SummarizerException exception)
        {
            Append(line with { Failure = exception.Failure, Status = exception.Status });
            throw;
        }
    }

    private void Append(RecordedReply line)
    {
        lock (_lock)
        {
            ReplyRecording.Append(_path, line);
        }
    }
}
