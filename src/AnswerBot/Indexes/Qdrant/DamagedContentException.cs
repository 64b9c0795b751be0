namespace AnswerBot.Indexes.Qdrant;

/// <summary>What is stored is not what was written; the message says what, and goes into a sentence.</summary>
internal sealed class DamagedContentException(string message, Exception? innerException = null) : Exception(message, innerException);
