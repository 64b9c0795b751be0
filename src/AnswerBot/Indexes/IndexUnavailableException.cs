namespace AnswerBot.Indexes;

/// <summary>The index cannot serve: missing, damaged, locked, of another version or built with another model. The message names it and the remedy.</summary>
public sealed class IndexUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
