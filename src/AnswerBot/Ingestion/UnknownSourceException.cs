namespace AnswerBot.Ingestion;

/// <summary>A path is to be forgotten from which nothing ever came. The message names it and the paths that are remembered.</summary>
public sealed class UnknownSourceException(string message) : Exception(message);
