using System.Diagnostics;
using AnswerBot.Embeddings;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>Counts the time that questions take to encode, so that it can be taken off the time of an answer.</summary>
internal sealed class TimedEncoder(ISentenceEncoder encoder) : ISentenceEncoder
{
    public TimeSpan Spent { get; set; }

    public EncoderIdentity Identity => encoder.Identity;

    public async ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var encoded = await encoder.EncodeQuestionAsync(question, cancellationToken);
        Spent += Stopwatch.GetElapsedTime(started);
        return encoded;
    }

    public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) => encoder.EncodePassageAsync(passage, cancellationToken);

    public ValueTask<EncodedText> EncodeContextAsync(string passageInContext, CancellationToken cancellationToken) =>
        encoder.EncodeContextAsync(passageInContext, cancellationToken);
}
