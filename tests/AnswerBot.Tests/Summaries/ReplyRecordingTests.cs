using AnswerBot.Summaries;

namespace AnswerBot.Tests.Summaries;

public sealed class ReplyRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Recording => _folder["replies.jsonl"];

    [Fact]
    public async Task A_reply_that_was_recorded_comes_again_for_the_same_prompt()
    {
        await Recorder(FakeSummarizer.Saying(SomeSummary.True)).WriteAsync(SomeSummary.Request, Token);

        var replayed = await new ReplayingSummarizer(ReplyRecording.Read(Recording)).WriteAsync(SomeSummary.Request, Token);

        Assert.Equal(new SummaryReply(SomeSummary.True, 100, 10), replayed);
    }

    [Fact]
    public async Task A_failure_that_was_recorded_comes_again_and_asks_for_no_pause()
    {
        var busy = new FakeSummarizer { Reply = _ => throw new SummarizerException(SummaryFailure.TooManyRequests, "busy") { Status = 429, RetryAfter = TimeSpan.FromMinutes(5) } };
        await Assert.ThrowsAsync<SummarizerException>(() => Recorder(busy).WriteAsync(SomeSummary.Request, Token));

        var replayed = await Assert.ThrowsAsync<SummarizerException>(() => new ReplayingSummarizer(ReplyRecording.Read(Recording)).WriteAsync(SomeSummary.Request, Token));

        Assert.Equal((SummaryFailure.TooManyRequests, 429, TimeSpan.Zero), (replayed.Failure, replayed.Status, replayed.RetryAfter));
    }

    [Fact]
    public async Task Another_question_or_another_excerpt_has_no_recorded_reply_and_the_message_names_it_and_the_remedy()
    {
        await Recorder(FakeSummarizer.Saying(SomeSummary.True)).WriteAsync(SomeSummary.Request, Token);
        var replaying = new ReplayingSummarizer(ReplyRecording.Read(Recording));

        var question = await Assert.ThrowsAsync<ReplyRecordingException>(() => replaying.WriteAsync(SomeSummary.Request with { Question = "老桥呢？" }, Token));
        await Assert.ThrowsAsync<ReplyRecordingException>(() => replaying.WriteAsync(SomeSummary.Request with { Sources = SomeSummary.Sources["en"] }, Token));

        Assert.Contains("老桥呢？", question.Message, StringComparison.Ordinal);
        Assert.Contains("--record", question.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_is_not_written_over()
    {
        _folder.Write("replies.jsonl", "{}");

        Assert.Contains("is there already", Assert.Throws<ReplyRecordingException>(() => Recorder(new FakeSummarizer())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "0 models")]
    [InlineData("{\"key\":", "line 1")]
    [InlineData("{\"key\":\"a\",\"model\":\"m\",\"question\":\"q\"}", "line 1")]
    [InlineData("{\"key\":\"a\",\"model\":\"m\",\"question\":\"q\",\"text\":\"t\"}\n{\"key\":\"b\",\"model\":\"n\",\"question\":\"q\",\"text\":\"t\"}", "2 models")]
    public void A_file_that_is_no_recording_is_explained(string content, string words)
    {
        var path = _folder.Write("wrong.jsonl", content);

        var exception = Assert.Throws<ReplyRecordingException>(() => ReplyRecording.Read(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_is_not_there_is_named()
    {
        Assert.Contains("--record", Assert.Throws<ReplyRecordingException>(() => ReplyRecording.Read(Recording)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private RecordingSummarizer Recorder(ISummarizer model) => new(model, "m", Recording);
}
