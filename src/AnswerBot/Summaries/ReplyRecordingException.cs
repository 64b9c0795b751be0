namespace AnswerBot.Summaries;

/// <summary>A recording cannot be used, or lacks a reply; the message names the thing and the remedy.</summary>
public sealed class ReplyRecordingException(string message, Exception? inner = null) : Exception(message, inner);
