namespace AnswerBot.Embeddings;

/// <summary>
/// Turns a question or a passage into vectors. Questions and passages are encoded apart because models put different prefixes before them.
/// Safe to call from several threads at once.
/// </summary>
public interface ISentenceEncoder
{
    /// <summary>Which model this is; an index built with another one is refused.</summary>
    EncoderIdentity Identity { get; }

    /// <summary>Encodes what a user asks.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during a remote call.</exception>
    ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken);

    /// <summary>Encodes what a user asks with the words that passages print for it behind it (<see cref="Whole"/>), or each by a model of its language.</summary>
    /// <param name="question">What a user asks.</param>
    /// <param name="printed">Words in the language of the passages, with blanks between them, or none.</param>
    /// <param name="cancellationToken">Stops encoding.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during a remote call.</exception>
    ValueTask<EncodedText> EncodeQuestionAsync(string question, string printed, CancellationToken cancellationToken) => EncodeQuestionAsync(Whole(question, printed), cancellationToken);

    /// <summary>The question with the printed words behind it.</summary>
    static string Whole(string question, string printed) => string.IsNullOrEmpty(printed) ? question : $"{question} {printed}";

    /// <summary>Encodes what can be found. One text at a time: quantised models give other vectors for padded batches.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during a remote call.</exception>
    ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken);

    /// <summary>Encodes a passage behind the question that it answers; may leave out <see cref="EncodedText.SecondTokens"/>, which nobody uses of it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before or during a remote call.</exception>
    ValueTask<EncodedText> EncodeContextAsync(string passageInContext, CancellationToken cancellationToken) => EncodePassageAsync(passageInContext, cancellationToken);
}
