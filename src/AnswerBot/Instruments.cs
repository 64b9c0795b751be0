using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AnswerBot;

/// <summary>
/// The traces and metrics of the program, all under the name <c>AnswerBot</c>; nothing listens unless the host exports them. They carry counts,
/// durations and names of our own choosing, never what users ask, what transcripts say, or keys.
/// </summary>
public static class Instruments
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "AnswerBot";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("answerbot.step.duration", "s", "Time that one step of answering takes.");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("answerbot.answers", "{answer}", "Answers by outcome.");
    private static readonly Counter<long> BlockedAnswers = Meter.CreateCounter<long>("answerbot.answers.blocked", "{answer}", "Answers held back because a quotation did not match its source.");
    private static readonly Counter<long> RefusedTokens = Meter.CreateCounter<long>("answerbot.tokens.refused", "{token}", "Tokens of channels that were refused, by reason.");
    private static readonly Counter<long> Votes = Meter.CreateCounter<long>("answerbot.feedback", "{vote}", "Users' votes on answers.");

    private static Func<int> _queueDepth = () => 0;

    static Instruments() => Meter.CreateObservableGauge("answerbot.queue.depth", () => _queueDepth(), "{activity}", "Activities accepted and not yet handled.");

    /// <summary>Starts a step of answering; it ends when the result is disposed.</summary>
    /// <param name="name">One of a fixed set of names.</param>
    public static RunningStep StartStep(string name) => new(name, Source.StartActivity(name), Stopwatch.GetTimestamp());

    /// <summary>Measures one step.</summary>
    public static T Measure<T>(string name, Func<T> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using var running = StartStep(name);
        return step();
    }

    /// <summary>Measures one step.</summary>
    public static async Task<T> MeasureAsync<T>(string name, Func<Task<T>> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using var running = StartStep(name);
        return await step();
    }

    /// <summary>Counts an answer.</summary>
    /// <param name="outcome"><c>answered</c>, <c>related</c>, <c>notFound</c> or <c>smallTalk</c>.</param>
    public static void CountAnswer(string outcome) => Answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Counts an answer that was held back.</summary>
    public static void CountBlockedAnswer() => BlockedAnswers.Add(1);

    /// <summary>Counts a token that was refused.</summary>
    /// <param name="reason">One of a fixed set of words, never part of the token.</param>
    public static void CountRefusedToken(string reason) => RefusedTokens.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Counts a vote.</summary>
    /// <param name="vote"><c>like</c> or <c>dislike</c>.</param>
    public static void CountVote(string vote) => Votes.Add(1, new KeyValuePair<string, object?>("vote", vote));

    /// <summary>Reports how many activities wait to be handled, whenever somebody asks.</summary>
    public static void ObserveQueue(Func<int> depth) => _queueDepth = depth;

    /// <summary>A running step: a span, and its time.</summary>
    public readonly record struct RunningStep(string Name, Activity? Span, long Started) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            StepDuration.Record(Stopwatch.GetElapsedTime(Started).TotalSeconds, new KeyValuePair<string, object?>("step", Name));
            Span?.Dispose();
        }
    }
}
