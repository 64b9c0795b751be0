namespace AnswerBot.Embeddings;

/// <summary>The service that encodes texts does not answer, or not as it must. The message names it and the remedy; never reported as nothing found.</summary>
public sealed class EncoderUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
