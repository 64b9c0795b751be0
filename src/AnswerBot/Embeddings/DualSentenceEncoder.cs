using System.Security.Cryptography;
using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Embeddings;

/// <summary>
/// Two models as one encoder: sentence and token vectors come from the first, further token vectors from the second, which sees questions and paragraphs
/// of its languages only, and of an English question the Chinese words that transcripts print for it. Two models that were trained apart make different mistakes; docs/evaluation.md has what that is worth.
/// It owns both and disposes them.
/// </summary>
/// <param name="first">Gives sentence and token vectors.</param>
/// <param name="second">Gives <see cref="EncodedText.SecondTokens"/>.</param>
/// <param name="secondIsChineseOnly">The second model knows no other language.</param>
public sealed class DualSentenceEncoder(ISentenceEncoder first, ISentenceEncoder second, bool secondIsChineseOnly) : ISentenceEncoder, IDisposable
{
    /// <inheritdoc/>
    public EncoderIdentity Identity { get; } = new(
        $"{first.Identity.Id} + {second.Identity.Id}",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first.Identity.Fingerprint} {second.Identity.Fingerprint}"))),
        first.Identity.Dimensions,
        first.Identity.TokenDimensions,
        second.Identity.TokenDimensions);

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => EncodeQuestionAsync(question, "", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<EncodedText> EncodeQuestionAsync(string question, string printed, CancellationToken cancellationToken)
    {
        if (Knows(question))
        {
            var both = await first.EncodeQuestionAsync(question, printed, cancellationToken);
            return both with { SecondTokens = (await second.EncodeQuestionAsync(question, printed, cancellationToken)).Tokens };
        }

        // Each reads its own language: measured, that ranks better than a mixture.
        var encoded = await first.EncodeQuestionAsync(question, cancellationToken);
        return printed.Length == 0 ? encoded
            : encoded with { SecondTokens = (await second.EncodeQuestionAsync(printed, cancellationToken)).Tokens, SecondIsOfPrintedWords = true };
    }

    /// <inheritdoc/>
    public async ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken)
    {
        var encoded = await first.EncodePassageAsync(passage, cancellationToken);
        return Knows(passage) ? encoded with { SecondTokens = (await second.EncodePassageAsync(passage, cancellationToken)).Tokens } : encoded;
    }

    /// <inheritdoc/>
    public ValueTask<EncodedText> EncodeContextAsync(string passageInContext, CancellationToken cancellationToken) =>
        first.EncodePassageAsync(passageInContext, cancellationToken);

    /// <summary>Lets go of both models, where they hold something.</summary>
    public void Dispose()
    {
        (first as IDisposable)?.Dispose();
        (second as IDisposable)?.Dispose();
    }

    private bool Knows(string text) => !secondIsChineseOnly || Script.IsMostlyChinese(text);
}
