namespace AnswerBot.Summaries;

/// <summary>A service sends more than any summary can need.</summary>
internal sealed class ReplyTooLongException() : IOException("The reply is longer than any summary can be.");
