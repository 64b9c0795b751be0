using System.Text.RegularExpressions;
using AnswerBot.Retrieval;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnswerBot.Summaries;

/// <summary>
/// Gets a summary within its time, or says why there is none: limits, the model, the guard. Comes after the excerpts are chosen; never fails, and takes no longer
/// than its time budget whatever the service does. Where summaries are off it makes neither model nor guard.
/// </summary>
public sealed partial class SummaryWriter : IDisposable
{
    private readonly SummaryOptions _options;
    private readonly Lazy<ISummarizer> _summarizer;
    private readonly Lazy<SummaryGuard> _guard;
    private readonly TimeProvider _clock;
    private readonly ILogger<SummaryWriter> _logger;
    private readonly SummaryLimits _limits;
    private readonly SemaphoreSlim _slots;

    /// <summary>Nothing is connected before the first summary.</summary>
    public SummaryWriter(IOptions<SummaryOptions> options, Func<ISummarizer> connect, Func<SummaryGuard> guard, TimeProvider clock, ILogger<SummaryWriter> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _summarizer = new Lazy<ISummarizer>(connect);
        _guard = new Lazy<SummaryGuard>(guard);
        (_clock, _logger) = (clock, logger);
        _limits = new SummaryLimits(_options, clock);
        _slots = new SemaphoreSlim(_options.MaxConcurrent);
    }

    /// <summary>Whether summaries are configured.</summary>
    public bool IsOn => _options.Provider != SummaryProvider.None;

    /// <summary>Whether answers on this channel get a summary without being asked.</summary>
    public bool IsOnFor(string? channel) => IsOn && !_options.ExceptChannels.Contains(channel ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a summary; see <see cref="SummaryOutcome"/> for what can become of it.</summary>
    public async Task<SummaryOutcome> WriteAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return SummaryOutcome.Off;
        }

        if (_limits.Objection(request.Language) is { } objection)
        {
            return new SummaryOutcome(SummaryStatus.Failed, objection);
        }

        if (!await _slots.WaitAsync(0, cancellationToken))
        {
            return new SummaryOutcome(SummaryStatus.Failed, SummaryWords.TooManyAtOnce(request.Language));
        }

        var started = _clock.GetTimestamp();
        var outcome = await WithinTimeAsync(request, cancellationToken) with { Elapsed = _clock.GetElapsedTime(started) };
        LogOutcome(outcome.Status, outcome.Elapsed.TotalMilliseconds, outcome.Verdict?.Kept.Count ?? 0, outcome.Verdict?.Dropped.Count ?? 0);
        return outcome;
    }

    /// <summary>Waits as long as the service wants to be left alone; for whoever has the time, as an evaluation has.</summary>
    public Task WaitWhileUnwantedAsync(CancellationToken cancellationToken) => Task.Delay(_limits.WantedPause(), _clock, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    // The work runs on a thread of its own and is left behind when its time is over: neither the first compilation of a large library nor a service
    // that does not mind being cancelled may hold the excerpts back.
    private async Task<SummaryOutcome> WithinTimeAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.Run(() => WorkAsync(request, time.Token), CancellationToken.None);
        try
        {
            return await work.WaitAsync(_options.Timeout, _clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            _limits.Failed(null);
            _limits.Charge(request.Sources.Sum(source => source.Text.Length), _options.MaxTokens);
            return new SummaryOutcome(SummaryStatus.TimedOut, SummaryWords.TimedOut(_options.Timeout, request.Language));
        }
        finally
        {
            await time.CancelAsync();
        }
    }

    private async Task<SummaryOutcome> WorkAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await _summarizer.Value.WriteAsync(request, cancellationToken);
            _limits.Succeeded();
            _limits.Charge(reply.PromptTokens, reply.ReplyTokens);
            return Judge(request, reply);
        }
        catch (SummarizerException exception)
        {
            return Explain(exception, request.Language);
        }
        finally
        {
            _slots.Release();
        }
    }

    private SummaryOutcome Judge(SummaryRequest request, SummaryReply reply)
    {
        try
        {
            if (reply.Text.Contains(SummaryPrompt.NotAnswered, StringComparison.Ordinal))
            {
                return new SummaryOutcome(SummaryStatus.Refused, SummaryWords.NotAnswered(request.Language), Reply: reply);
            }

            var verdict = _guard.Value.Check(reply.Text, request.Language, request.Sources);
            return verdict.Kept.Count > 0
                ? new SummaryOutcome(SummaryStatus.Ok, null, verdict, reply)
                : new SummaryOutcome(SummaryStatus.Refused, SummaryWords.NotBorneOut(verdict.Dropped.Select(dropped => dropped.Rule), request.Language), verdict, reply);
        }
        catch (RegexMatchTimeoutException)
        {
            return new SummaryOutcome(SummaryStatus.Refused, SummaryWords.NotCheckable(request.Language), Reply: reply);
        }
    }

    private SummaryOutcome Explain(SummarizerException exception, QuestionLanguage language)
    {
        var reason = SummaryWords.For(exception, language);
        if (exception.Failure == SummaryFailure.Filtered)
        {
            _limits.Succeeded();
            return new SummaryOutcome(SummaryStatus.Refused, reason);
        }

        _limits.Failed(exception.RetryAfter);
        LogFailure(exception.Message);
        return new SummaryOutcome(SummaryStatus.Failed, reason);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Summary: {Status} after {Milliseconds} ms, {Kept} sentences kept, {Dropped} dropped.")]
    private partial void LogOutcome(SummaryStatus status, double milliseconds, int kept, int dropped);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No summary: {Reason}")]
    private partial void LogFailure(string reason);
}
