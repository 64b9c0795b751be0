namespace AnswerBot.Embeddings;

/// <summary>The sentence model cannot be used: a file is missing, damaged or not what its description says. The message names the file and the remedy.</summary>
public sealed class SentenceModelException(string message, Exception? innerException = null) : Exception(message, innerException);
