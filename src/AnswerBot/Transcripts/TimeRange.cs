namespace AnswerBot.Transcripts;

/// <summary>When something was said, counted from the start of the recording.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; not before <paramref name="Start"/>.</param>
public sealed record TimeRange(TimeSpan Start, TimeSpan End);
